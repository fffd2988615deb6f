package io.pipelineappliance.doctor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Examines all systems at the same time. */
public final class Doctor {
    /** How long a system may take to answer everything. */
    public static final Duration LIMIT = Duration.ofSeconds(5);

    private Doctor() {}

    /** One diagnosis for each, in the same order, after {@link #LIMIT} at the latest. */
    public static List<Diagnosis> examine(List<Examination> examinations) throws InterruptedException {
        long end = System.nanoTime() + LIMIT.toNanos();
        List<Visit> visits = examinations.stream().map(Visit::begin).toList();
        List<Diagnosis> diagnoses = new ArrayList<>();
        for (Visit visit : visits) {
            diagnoses.add(visit.awaitUntil(end));
        }
        return diagnoses;
    }

    private record Visit(Examination examination, Findings findings, Thread thread) {
        static Visit begin(Examination examination) {
            Findings findings = new Findings();
            Thread thread = new Thread(() -> make(examination, findings), "doctor-" + examination.component());
            thread.setDaemon(true);
            thread.start();
            return new Visit(examination, findings, thread);
        }

        private static void make(Examination examination, Findings findings) {
            try {
                examination.make(findings);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        Diagnosis awaitUntil(long end) throws InterruptedException {
            thread.join(Math.max(1, Duration.ofNanos(end - System.nanoTime()).toMillis()));
            List<Finding> found = new ArrayList<>(findings.list());
            if (thread.isAlive()) {
                thread.interrupt();
                found.add(new Finding(
                        findings.current(),
                        Verdict.AWAY,
                        "%s at %s has not answered within %d s; look after it, or after the way to it."
                                .formatted(examination.component(), examination.address(), LIMIT.toSeconds())));
            }
            return new Diagnosis(examination.component(), examination.address(), found);
        }
    }
}
