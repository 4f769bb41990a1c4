package dev.noroshi.source;

import java.util.regex.Pattern;

/// Undoes what people do to addresses so that nobody follows them by mistake.
final class Refanging {

    private static final Pattern DEFANGED = Pattern.compile("""
            \\ ?[\\[({<「【]\\ ?(?:\\.|dot|ドット)\\ ?[\\])}>」】]\\ ?|\\ ?(?:ドット|\\ dot\\ )\\ ?\
            |\\ ?[\\[({<「【]\\ ?(?:@|at|アット|アットマーク)\\ ?[\\])}>」】]\\ ?|\\ ?(?:アットマーク|\\ at\\ |☆|★|●|◎|■)\\ ?\
            |\\[\\ ?:\\ ?\\]|\\[\\ ?::\\ ?\\]|\\ ?\\.\\ ?|\\ ?@\\ ?""");

    private final View view;

    Refanging(View wide) {
        var text = wide.text();
        var built = new View.Builder(wide.original());
        var found = DEFANGED.matcher(text);
        var at = 0;
        while (found.find()) {
            for (; at < found.start(); at++)
                built.add(text.charAt(at), wide.start(at), wide.end(at));
            for (var c : sign(found.group()).toCharArray())
                built.add(c, wide.start(found.start()), wide.end(found.end() - 1));
            at = found.end();
        }
        for (; at < text.length(); at++)
            built.add(text.charAt(at), wide.start(at), wide.end(at));
        view = built.build();
    }

    private static String sign(String defanged) {
        if (defanged.contains("::")) return "::";
        if (defanged.contains(":")) return ":";
        return defanged.contains(".") || defanged.contains("dot") || defanged.contains("ドット") ? "." : "@";
    }

    View view() {
        return view;
    }
}
