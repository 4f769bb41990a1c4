package dev.noroshi.bench;

import java.util.Arrays;
import java.util.Locale;

/// Times of one thing done again and again.
final class Figures {

    /// What is timed.
    interface Work {
        void once() throws Exception;
    }

    private final double[] milliseconds;

    private Figures(double[] milliseconds) {
        this.milliseconds = milliseconds;
    }

    /// Does it so often unmeasured, then so often measured.
    static Figures of(int warmUp, int times, Work work) throws Exception {
        for (int n = 0; n < warmUp; n++)
            work.once();
        var taken = new double[times];
        for (int n = 0; n < times; n++) {
            var begun = System.nanoTime();
            work.once();
            taken[n] = (System.nanoTime() - begun) / 1e6;
        }
        Arrays.sort(taken);
        return new Figures(taken);
    }

    double median() {
        return milliseconds[milliseconds.length / 2];
    }

    double p95() {
        return milliseconds[Math.min(milliseconds.length - 1, (int) Math.ceil(milliseconds.length * 0.95) - 1)];
    }

    void print(String what, double limit) {
        System.out.printf(Locale.ROOT, "%-58s median %7.1f ms   p95 %7.1f ms   max %7.1f ms   p95/limit(%.0f ms) %.2f%n", what,
                median(), p95(), milliseconds[milliseconds.length - 1], limit, p95() / limit);
    }
}
