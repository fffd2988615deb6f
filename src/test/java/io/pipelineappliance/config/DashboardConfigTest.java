package io.pipelineappliance.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DashboardConfigTest {
    private static final String HASH = "$2a$12$S/EU.v6mQ7tVdvkmVDpBUuMJGLU6OG4mu17hlLVNXHHaOgSgt/Yf.";
    private static final String OLIVIA = "olivia:operator:" + HASH;

    private static DashboardConfig config(String host, String... users) {
        List<Secret> secrets = List.of(users).stream().map(Secret::new).toList();
        return new DashboardConfig(host, 9021, List.of(), secrets, List.of(), false, List.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.168.1.7", "data.example.com"})
    void onOtherAddressesThanLoopbackItWantsUsers(String host) {
        assertThatThrownBy(() -> config(host))
                .isInstanceOf(InvalidConfig.class)
                .hasMessageContaining("nobody could log in")
                .hasMessageContaining("dashboard hash-password NAME");
        assertThat(config(host, OLIVIA).loginRequired()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "::1", "[::1]", "127.1.2.3"})
    void onLoopbackNobodyHasToLogIn(String host) {
        assertThat(config(host).loginRequired()).isFalse();
        assertThat(config(host).onLoopback()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "olivia",
                "olivia:operator",
                "olivia:operator:secret",
                "olivia:king:" + HASH,
                ":operator:" + HASH,
                "o l:operator:" + HASH,
                "olivia:operator:$2a$04$S/EU.v6mQ7tVdvkmVDpBUuMJGLU6OG4mu17hlLVNXHHaOgSgt/Yf.",
                "olivia:operator:$2a$31$S/EU.v6mQ7tVdvkmVDpBUuMJGLU6OG4mu17hlLVNXHHaOgSgt/Yf."
            })
    void aUserIsANameARoleAndAHashThatIsNeitherCheapNorEndless(String user) {
        assertThatThrownBy(() -> config("127.0.0.1", user))
                .isInstanceOf(InvalidConfig.class)
                .hasMessageContaining("name:operator:HASH")
                .hasMessageNotContaining("secret");
    }

    @Test
    void noNameIsThereTwice() {
        assertThatThrownBy(() -> config("127.0.0.1", OLIVIA, "olivia:viewer:" + HASH))
                .hasMessageContaining("has a name twice");
    }

    @Test
    void nobodySeesAHash() {
        assertThat(config("127.0.0.1", OLIVIA).toString()).doesNotContain(HASH);
    }

    @Test
    void thisMachineReachesItWhereverItListens() {
        assertThat(config("0.0.0.0", OLIVIA).url()).isEqualTo(URI.create("http://127.0.0.1:9021"));
        assertThat(config("::1").url()).isEqualTo(URI.create("http://[::1]:9021"));
        assertThat(config("192.168.1.7", OLIVIA).url()).isEqualTo(URI.create("http://192.168.1.7:9021"));
    }
}
