package io.pipelineappliance.doctor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Examines all systems at the same time. */
public final class Doctor {
    /**
     * How long a system may take to answer one question. One that is away does not answer the first; one that has just
     * started on a busy machine takes seconds for the handshakes and the password, as the doctor's own clients do.
     */
    public static final Duration LIMIT = Duration.ofSeconds(15);

    private Doctor() {}

    /** One diagnosis for each, in the same order. A system is given up when it leaves a question without an answer for {@link #LIMIT}. */
    public static List<Diagnosis> examine(List<Examination> examinations) throws InterruptedException {
        return examine(examinations, LIMIT);
    }

    static List<Diagnosis> examine(List<Examination> examinations, Duration limit) throws InterruptedException {
        List<Visit> visits = examinations.stream().map(Visit::begin).toList();
        List<Diagnosis> diagnoses = new ArrayList<>();
        for (Visit visit : visits) {
            diagnoses.add(visit.await(limit));
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

        Diagnosis await(Duration limit) throws InterruptedException {
            while (thread.isAlive() && System.nanoTime() - findings.since() < limit.toNanos()) {
                thread.join(50);
            }
            List<Finding> found = new ArrayList<>(findings.list());
            if (thread.isAlive()) {
                thread.interrupt();
                found.add(new Finding(
                        findings.current(),
                        Verdict.AWAY,
                        "%s at %s has not answered within %d ms; look after it, or after the way to it."
                                .formatted(examination.component(), examination.address(), limit.toMillis())));
            }
            return new Diagnosis(examination.component(), examination.address(), found);
        }
    }
}
