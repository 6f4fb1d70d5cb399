package net.dstone.dataflow.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import net.dstone.server.database.Vendor;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks the database of every query how many rows of tables and indexes it reads: the query is explained
 * and analysed with its own parameters before it is run.
 */
public final class RowsReadDataSource extends DelegatingDataSource {

    /**
     * What one query read.
     *
     * @param plan as the database tells it
     */
    public record Query(String sql, long rowsRead, String plan) {}

    private static final Pattern H2_SCAN = Pattern.compile("scanCount: (\\d+)");

    private final Vendor vendor;
    private final List<Query> queries = new CopyOnWriteArrayList<>();
    private volatile boolean asking;

    public RowsReadDataSource(DataSource target) {
        super(target);
        this.vendor = Vendor.of(target);
    }

    /** The queries of all threads while the action runs. */
    public List<Query> queriesOf(Runnable action) {
        queries.clear();
        asking = true;
        try {
            action.run();
        } finally {
            asking = false;
        }
        return List.copyOf(queries);
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        return proxy(
                Connection.class,
                (method, arguments) -> {
                    Object result = call(method, connection, arguments);
                    return asking
                                    && method.getName().equals("prepareStatement")
                                    && isQuery((String) arguments[0])
                            ? explained(connection, (String) arguments[0], result)
                            : result;
                });
    }

    private static boolean isQuery(String sql) {
        String start = sql.strip().toLowerCase(Locale.ROOT);
        return (start.startsWith("select") || start.startsWith("(select"))
                && !start.contains("for update");
    }

    private Object explained(Connection connection, String sql, Object statement)
            throws SQLException {
        PreparedStatement explaining =
                connection.prepareStatement(
                        (vendor == Vendor.H2
                                        ? "explain analyze "
                                        : "explain (analyze, format json) ")
                                + sql);
        return proxy(
                PreparedStatement.class,
                (method, arguments) -> {
                    if (method.getName().startsWith("set") && arguments.length > 1) {
                        call(method, explaining, arguments);
                    } else if (method.getName().equals("executeQuery")) {
                        queries.add(explain(sql, explaining));
                    } else if (method.getName().equals("close")) {
                        explaining.close();
                    }
                    return call(method, statement, arguments);
                });
    }

    private Query explain(String sql, PreparedStatement explaining) throws SQLException {
        StringBuilder plan = new StringBuilder();
        try (ResultSet row = explaining.executeQuery()) {
            while (row.next()) {
                plan.append(row.getString(1)).append('\n');
            }
        }
        return new Query(
                sql,
                vendor == Vendor.H2 ? rowsOfH2(plan.toString()) : rowsOfPostgres(plan.toString()),
                plan.toString());
    }

    private static long rowsOfH2(String plan) {
        long rows = 0;
        Matcher scan = H2_SCAN.matcher(plan);
        while (scan.find()) {
            rows += Long.parseLong(scan.group(1));
        }
        return rows;
    }

    private static long rowsOfPostgres(String plan) {
        long rows = 0;
        List<JsonNode> nodes = new ArrayList<>();
        nodes.add(JsonMapper.shared().readTree(plan).get(0).get("Plan"));
        while (!nodes.isEmpty()) {
            JsonNode node = nodes.removeLast();
            node.path("Plans").forEach(nodes::add);
            String type = node.get("Node Type").asString();
            if (type.endsWith("Scan")
                    && !type.equals("Subquery Scan")
                    && !type.equals("CTE Scan")) {
                rows +=
                        (long)
                                ((node.get("Actual Rows").asDouble()
                                                + node.path("Rows Removed by Filter").asDouble()
                                                + node.path("Rows Removed by Index Recheck")
                                                        .asDouble())
                                        * node.get("Actual Loops").asDouble());
            }
        }
        return rows;
    }

    private interface Call {
        Object answer(Method method, Object[] arguments) throws Throwable;
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(
                Proxy.newProxyInstance(
                        RowsReadDataSource.class.getClassLoader(),
                        new Class<?>[] {type},
                        (self, method, arguments) ->
                                call.answer(
                                        method, arguments == null ? new Object[0] : arguments)));
    }

    private static Object call(Method method, Object target, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException exception) {
            throw exception.getTargetException();
        }
    }
}
