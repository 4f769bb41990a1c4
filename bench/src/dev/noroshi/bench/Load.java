package dev.noroshi.bench;

import dev.noroshi.bench.PlainConnection.Question;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/// What came of asking as often as is answered.
///
/// @param perSecond answers a second
/// @param median milliseconds
/// @param p99 milliseconds
record Load(double perSecond, double median, double p99) {

    private static final int MOST = 4_000_000;

    /// Several askers by turns, so that what else the machine does falls on all of them: of each the middle round.
    ///
    /// @param askers what each asks, one after the other, each round from where the one before ended, and again from the beginning
    static List<Load> byTurns(int connections, double seconds, int rounds, List<List<Question>> askers) throws Exception {
        var all = askers.stream().map(_ -> new ArrayList<Load>()).toList();
        var asked = askers.stream().map(_ -> new AtomicLong()).toList();
        // twice as many, the first to warm up: a program that has just begun is not what machines ask for years
        for (var round = 0; round < 2 * rounds; round++)
            for (var i = 0; i < askers.size(); i++) {
                var load = once(connections, seconds, askers.get(i), asked.get(i));
                if (round >= rounds) all.get(i).add(load);
            }
        return all.stream().map(Load::middle).toList();
    }

    private static Load middle(List<Load> rounds) {
        return rounds.stream().sorted(java.util.Comparator.comparingDouble(Load::perSecond)).toList().get(rounds.size() / 2);
    }

    /// @param number how many were asked before
    private static Load once(int connections, double seconds, List<Question> questions, AtomicLong number) throws Exception {
        var asked = questions.toArray(Question[]::new);
        var times = Collections.synchronizedList(new ArrayList<long[]>());
        var begin = System.nanoTime();
        var end = begin + (long) (seconds * 1e9);
        try (var threads = Executors.newFixedThreadPool(connections)) {
            var work = new ArrayList<Future<?>>();
            for (var i = 0; i < connections; i++)
                work.add(threads.submit(() -> {
                    var mine = new long[MOST / connections];
                    var count = 0;
                    try (var connection = new PlainConnection(asked[0].port())) {
                        while (System.nanoTime() < end && count < mine.length) {
                            var sent = System.nanoTime();
                            connection.get(asked[(int) (number.getAndIncrement() % asked.length)]);
                            mine[count++] = System.nanoTime() - sent;
                        }
                    }
                    times.add(Arrays.copyOf(mine, count));
                    return null;
                }));
            for (var each : work)
                each.get();
        }
        var took = System.nanoTime() - begin;
        var all = times.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        if (all.length == 0) throw new IllegalStateException("Nothing was answered");
        return new Load(all.length * 1e9 / took, all[all.length / 2] / 1e6, all[(int) (all.length * 0.99)] / 1e6);
    }
}
