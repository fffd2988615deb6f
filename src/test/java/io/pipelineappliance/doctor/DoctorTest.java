package io.pipelineappliance.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipelineappliance.component.ApplianceException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class DoctorTest {
    private static final Duration LIMIT = Duration.ofMillis(200);

    @Test
    void aSystemThatLeavesAQuestionOpenIsGivenUpWhileTheOthersAreTold() throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);

        List<Diagnosis> diagnoses = Doctor.examine(
                List.of(
                        system("silent", findings -> {
                            findings.check("connect", () -> "connected");
                            findings.check("authenticate", () -> {
                                never.await();
                                return "let in";
                            });
                        }),
                        system("well", findings -> findings.check("connect", () -> "connected"))),
                LIMIT);

        assertThat(diagnoses).extracting(Diagnosis::well).containsExactly(false, true);
        assertThat(diagnoses.get(0).findings())
                .containsExactly(
                        new Finding("connect", Verdict.OK, "connected"),
                        new Finding(
                                "authenticate",
                                Verdict.AWAY,
                                "silent at silent:1 has not answered within 200 ms; look after it, or after the way to it."));
    }

    @Test
    void whatFailsIsASentenceAndToldFromWhatIsOnlyAway() throws InterruptedException {
        Diagnosis diagnosis = Doctor.examine(
                        List.of(system("ill", findings -> {
                            findings.checkPresence("connect", () -> {
                                throw new ApplianceException("Nobody is there; start it.");
                            });
                            findings.check("rights", () -> {
                                throw new ApplianceException("Not allowed; grant it.");
                            });
                            findings.warn("clock", "A little late.");
                        })),
                        LIMIT)
                .get(0);

        assertThat(diagnosis.well()).isFalse();
        assertThat(diagnosis.sentences(Verdict.AWAY)).containsExactly("Nobody is there; start it.");
        assertThat(diagnosis.sentences(Verdict.PROBLEM)).containsExactly("Not allowed; grant it.");
        assertThat(diagnosis.sentences(Verdict.WARNING)).containsExactly("A little late.");
    }

    private interface Questions {
        void ask(Findings findings) throws InterruptedException;
    }

    private static Examination system(String name, Questions questions) {
        return new Examination() {
            @Override
            public String component() {
                return name;
            }

            @Override
            public String address() {
                return name + ":1";
            }

            @Override
            public void make(Findings findings) throws InterruptedException {
                questions.ask(findings);
            }
        };
    }
}
