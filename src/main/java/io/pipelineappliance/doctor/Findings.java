package io.pipelineappliance.doctor;

import io.pipelineappliance.component.ApplianceException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What one examination finds. Can be read while it goes on. */
public final class Findings {
    private static final Logger LOG = LoggerFactory.getLogger(Findings.class);

    private final List<Finding> list = new ArrayList<>();
    private String current = "start";
    private long since = System.nanoTime();

    /** One check. */
    public interface Check {
        /**
         * Asks.
         *
         * @return what is well, in words
         * @throws ApplianceException what is not, as a sentence with the remedy
         */
        String ask() throws InterruptedException;
    }

    /**
     * Makes a check.
     *
     * @return whether it is well, so that what builds on it can be asked
     */
    public boolean check(String name, Check check) throws InterruptedException {
        return check(name, Verdict.PROBLEM, check);
    }

    /** The same of what may become well by itself. */
    boolean checkPresence(String name, Check check) throws InterruptedException {
        return check(name, Verdict.AWAY, check);
    }

    private boolean check(String name, Verdict otherwise, Check check) throws InterruptedException {
        begin(name);
        try {
            add(new Finding(name, Verdict.OK, check.ask()));
            return true;
        } catch (ApplianceException e) {
            add(new Finding(name, otherwise, e.getMessage()));
        } catch (RuntimeException e) {
            LOG.warn("the check {} failed", name, e);
            add(new Finding(name, otherwise, "The check failed: " + e));
        }
        return false;
    }

    /** Something to know besides. */
    void warn(String name, String text) {
        add(new Finding(name, Verdict.WARNING, text));
    }

    private synchronized void begin(String name) {
        current = name;
        since = System.nanoTime();
    }

    private synchronized void add(Finding finding) {
        list.add(finding);
    }

    /** Those so far. */
    synchronized List<Finding> list() {
        return List.copyOf(list);
    }

    /** When the question that is being asked now began, by {@link System#nanoTime()}. */
    synchronized long since() {
        return since;
    }

    /** What is being asked now. */
    synchronized String current() {
        return current;
    }
}
