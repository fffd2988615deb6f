package io.pipelineappliance.config.loading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.pipelineappliance.component.ApplianceException;
import io.pipelineappliance.config.Requirements;
import io.pipelineappliance.config.Secret;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SecretTest {
    private static final Origin SET = new Origin.CommandLineOption("--set");

    public record Vault(Account account) {}

    public record Account(String name, Secret password) {
        public Account {
            new Requirements()
                    .that(password.value().length() > 4, "password", "is too short", "use 5 characters")
                    .verify();
        }
    }

    private final Problems problems = new Problems();
    private final Settings settings = new Settings(
            ConfigSchema.of(Vault.class),
            List.of(
                    new Setting("account.name", "me", new Origin.Default()),
                    new Setting("account.password", "default-password", new Origin.Default())),
            problems);

    @Test
    void isBoundButNeverShown() {
        settings.layer(List.of(new Setting("account.password", "open sesame", SET)));

        Vault vault = bind();

        problems.throwIfAny();
        assertThat(vault.account().password().value()).isEqualTo("open sesame");
        assertThat(vault.toString()).doesNotContain("sesame").contains(Secret.MASK);
        assertThat(ConfigYaml.write(settings.values()))
                .isEqualTo("account:\n  name: me # default\n  password: '******' # --set\n");
    }

    @Test
    void isMaskedInAComplaintToo() {
        settings.layer(List.of(new Setting("account.password", "hush", SET)));

        bind();

        assertThatExceptionOfType(ApplianceException.class)
                .isThrownBy(problems::throwIfAny)
                .withMessage("account.password: ****** (--set) is too short; use 5 characters");
    }

    private Vault bind() {
        return new RecordBinder(settings, new References(Map.of(), Path.of("/")), Path.of("/"), problems)
                .bind(Vault.class);
    }
}
