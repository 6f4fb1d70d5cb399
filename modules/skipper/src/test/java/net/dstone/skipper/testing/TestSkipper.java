package net.dstone.skipper.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import net.dstone.platform.DeploymentId;
import net.dstone.platform.FakeAppDeployer;
import net.dstone.skipper.Skipper;
import net.dstone.skipper.client.HttpSkipper;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The real Skipper for tests of those who use one, in this process or behind HTTP: only its platform is in
 * memory. It has the accounts {@code default} and {@code other}, and tells what it was called for.
 */
public final class TestSkipper implements AutoCloseable {

    /** Rows of the later ones are referred to by the earlier ones. */
    private static final List<String> TABLES =
            List.of(
                    "release_operation",
                    "release_left_over",
                    "skipper_app_deployer_data",
                    "skipper_release",
                    "skipper_manifest",
                    "skipper_info",
                    "skipper_status",
                    "skipper_package_metadata",
                    "skipper_package_file");

    private final SkipperBed bed;
    private final @Nullable SkipperHttpServer server;
    private final Skipper skipper;
    private final List<String> calls = Collections.synchronizedList(new ArrayList<>());

    private TestSkipper(SkipperBed bed, boolean remote) {
        this.bed = bed;
        this.server = remote ? new SkipperHttpServer(bed.skipper) : null;
        this.skipper =
                recording(server == null ? bed.skipper : new HttpSkipper(server.url() + "/api"));
    }

    public static TestSkipper inProcess(DataSource database) {
        return new TestSkipper(new SkipperBed(database, "default", "other"), false);
    }

    /** With a database of its own, as a Skipper server has. */
    public static TestSkipper overHttp() {
        return new TestSkipper(new SkipperBed(TestDatabase.H2.create(), "default", "other"), true);
    }

    private Skipper recording(Skipper real) {
        return (Skipper)
                Proxy.newProxyInstance(
                        Skipper.class.getClassLoader(),
                        new Class<?>[] {Skipper.class},
                        (proxy, method, arguments) -> {
                            calls.add(method.getName());
                            try {
                                return method.invoke(real, arguments);
                            } catch (InvocationTargetException exception) {
                                throw Optional.ofNullable(exception.getCause()).orElse(exception);
                            }
                        });
    }

    /** As those who use it have it. */
    public Skipper skipper() {
        return skipper;
    }

    public SkipperBed bed() {
        return bed;
    }

    public FakeAppDeployer deployer() {
        return bed.deployer;
    }

    /** All of it is as at the beginning. */
    public void clear() {
        JdbcClient jdbc = JdbcClient.create(bed.database);
        TABLES.forEach(table -> jdbc.sql("delete from " + table).update());
        bed.deployer.clear();
        calls.clear();
    }

    /** All apps of the release are healthy, and what waited for that goes on. */
    public void healthy(String release) {
        bed.skipper
                .states(List.of(release))
                .getOrDefault(release, Map.of())
                .keySet()
                .forEach(id -> bed.deployer.healthy(new DeploymentId(id)));
        bed.turn();
    }

    public List<String> packageNames() {
        return JdbcClient.create(bed.database)
                .sql("select distinct name from skipper_package_metadata order by name")
                .query((row, number) -> row.getString("name"))
                .list();
    }

    /** Names of the methods that were called, in order. */
    public List<String> calls() {
        return List.copyOf(calls);
    }

    public void forgetCalls() {
        calls.clear();
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
    }
}
