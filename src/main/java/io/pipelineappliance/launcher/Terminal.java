package io.pipelineappliance.launcher;

import io.pipelineappliance.component.ComponentState;
import io.pipelineappliance.runtime.PartStatus;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What the person at the terminal reads: a line when a part is up or fails, a summary, and the stop. */
final class Terminal {
    private final PrintStream out;
    private final Set<String> shown = ConcurrentHashMap.newKeySet();
    private volatile boolean booted;
    private volatile boolean quiet;

    Terminal(PrintStream out) {
        this.out = out;
    }

    void starting(Path dataDirectory) {
        out.println("Pipeline Appliance starts; data in " + dataDirectory);
        out.flush();
    }

    /** Hears of every change of a part's state. */
    void show(PartStatus status) {
        if (quiet) {
            return;
        }
        String title = status.part().title();
        if (status.state() == ComponentState.RUNNING) {
            String again = shown.add(title) ? "" : " again";
            line("up", title + again, status.part().address().get().orElse(""), status.bootTime());
        } else if (status.state() == ComponentState.FAILED) {
            line("FAILED", title, status.reason().orElse(""), Optional.empty());
            // A failed boot is rolled back: what follows is the sentence, not a list of what stops again.
            quiet = !booted;
        } else if (status.state() == ComponentState.STOPPED) {
            line("stopped", title, "", Optional.empty());
        }
    }

    private synchronized void line(String state, String title, String detail, Optional<Duration> time) {
        String seconds = time.map(value -> String.format(Locale.ROOT, "%.1f s", value.toMillis() / 1000.0))
                .orElse("");
        out.println(String.format(Locale.ROOT, "  %-8s %-18s %7s  %s", state, title, seconds, detail)
                .stripTrailing());
        out.flush();
    }

    /** Something to know that does not stop the start. */
    void notice(String sentence) {
        out.println("  note     " + sentence);
        out.flush();
    }

    void summary(String text) {
        booted = true;
        out.println();
        out.println(text);
        out.flush();
    }

    void stopping() {
        quiet = true;
        out.println("Stopping; once more ends it at once.");
        out.flush();
    }

    void stopped() {
        out.println("Stopped.");
        out.flush();
    }
}
