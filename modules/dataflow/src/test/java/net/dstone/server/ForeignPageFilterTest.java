package net.dstone.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class ForeignPageFilterTest {

    private static final NetworkProperties NETWORK =
            new NetworkProperties(false, List.of("batch.example"));

    @ParameterizedTest
    @CsvSource({
        // method, Host, Origin, Sec-Fetch-Site, status
        "GET,  localhost:9393,     ,                      ,           200",
        "GET,  127.0.0.1:9393,     ,                      ,           200",
        "GET,  [::1]:9393,         ,                      ,           200",
        "GET,  batch.example,      ,                      ,           200",
        "GET,  evil.example:9393,  ,                      ,           403",
        "GET,  127.0.0.1.evil.example, ,                  ,           403",
        "GET,  localhost:9393,     http://evil.example,   cross-site, 200",
        "POST, localhost:9393,     ,                      ,           200",
        "POST, localhost:9393,     http://localhost:9393, same-origin, 200",
        "POST, localhost:9393,     http://localhost:6081, same-site,  403",
        "POST, localhost:9393,     http://evil.example,   cross-site, 403",
        "POST, localhost:9393,     'null',                ,           403",
        "POST, localhost:9393,     ,                      cross-site, 403",
        "DELETE, localhost:9393,   http://evil.example,   ,           403",
        "POST, localhost:9393,     https://batch.example, ,           200",
    })
    void onlyTheServersOwnPagesMayChangeAnything(
            String method,
            String host,
            @Nullable String origin,
            @Nullable String fetchSite,
            int status)
            throws Exception {
        assertThat(status(NETWORK, method, host, origin, fetchSite)).isEqualTo(status);
    }

    @Test
    void aServerThatIsOpenToTheNetworkIsKnownByAnyName() throws Exception {
        NetworkProperties open = new NetworkProperties(true, List.of());
        assertThat(status(open, "GET", "host17:9393", null, null)).isEqualTo(200);
        assertThat(status(open, "POST", "host17:9393", "http://evil.example", null)).isEqualTo(403);
    }

    @Test
    void aServerThatIsOpenToTheNetworkIsKnownByNoOtherNamesThanThoseConfigured() throws Exception {
        NetworkProperties open = new NetworkProperties(true, List.of("dataflow", ""));
        assertThat(status(open, "GET", "dataflow:9393", null, null)).isEqualTo(200);
        assertThat(status(open, "GET", "127.0.0.1:9393", null, null)).isEqualTo(200);
        assertThat(status(open, "GET", "evil.example:9393", null, null)).isEqualTo(403);
        assertThat(status(new NetworkProperties(true, List.of("")), "GET", "host17", null, null))
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Batch.Example", "batch.example:9393", " batch.example "})
    void aNameMayBeConfiguredAsItIsWritten(String configured) throws Exception {
        NetworkProperties network = new NetworkProperties(true, List.of(configured));
        assertThat(status(network, "GET", "batch.example:9393", null, null)).isEqualTo(200);
        assertThat(status(network, "POST", "proxied", "https://batch.example", null))
                .isEqualTo(403);
        assertThat(status(network, "POST", "localhost", "https://batch.example", null))
                .isEqualTo(200);
    }

    private static int status(
            NetworkProperties network,
            String method,
            String host,
            @Nullable String origin,
            @Nullable String fetchSite)
            throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest(method, "/apps");
        request.addHeader("Host", host);
        if (origin != null) {
            request.addHeader("Origin", origin);
        }
        if (fetchSite != null) {
            request.addHeader("Sec-Fetch-Site", fetchSite);
        }
        MockHttpServletResponse response = new MockHttpServletResponse();
        new ForeignPageFilter(network).doFilter(request, response, new MockFilterChain());
        return response.getStatus();
    }
}
