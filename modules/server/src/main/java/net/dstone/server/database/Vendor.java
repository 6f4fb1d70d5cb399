package net.dstone.server.database;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Locale;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;

/**
 * The databases the server runs on. What counts is the server that answers, not the address: Spring Batch
 * decides by it as well whether ids come from sequences, and {@code jdbc:mysql:} may lead to MariaDB.
 */
public enum Vendor {
    H2("H2", "current_schema"),
    POSTGRESQL("PostgreSQL", "current_schema()"),
    MYSQL("MySQL", "database()"),
    MARIADB("MariaDB", "database()");

    private final String product;
    private final String currentSchema;

    Vendor(String product, String currentSchema) {
        this.product = product;
        this.currentSchema = currentSchema;
    }

    /** Asks the database what it is. */
    public static Vendor of(DataSource dataSource) {
        try {
            return of(
                    JdbcUtils.extractDatabaseMetaData(
                            dataSource, DatabaseMetaData::getDatabaseProductName));
        } catch (MetaDataAccessException exception) {
            throw new IllegalStateException("The database cannot be reached", exception);
        }
    }

    /** As above; costs a statement each time. */
    public static Vendor of(JdbcClient jdbc) {
        return jdbc.sql("select 1")
                .query((row, number) -> of(row.getStatement().getConnection()))
                .single();
    }

    private static Vendor of(Connection connection) throws SQLException {
        return of(connection.getMetaData().getDatabaseProductName());
    }

    private static Vendor of(String product) {
        for (Vendor vendor : values()) {
            if (vendor.product.equals(product)) {
                return vendor;
            }
        }
        throw new IllegalStateException(
                "The database '%s' is not supported; use H2, PostgreSQL, MySQL or MariaDB"
                        .formatted(product));
    }

    public String product() {
        return product;
    }

    /** Whether this is MySQL or what descends from it. */
    public boolean isMysqlFamily() {
        return this == MYSQL || this == MARIADB;
    }

    /** SQL for the schema that names without one refer to. */
    public String currentSchema() {
        return currentSchema;
    }

    /** Where its migrations are. */
    public String migrations() {
        return "classpath:db/migration/" + name().toLowerCase(Locale.ROOT);
    }

    /**
     * An expression for the milliseconds between two timestamps.
     *
     * @param from SQL, as the other
     */
    public String milliseconds(String from, String to) {
        return isMysqlFamily()
                ? "timestampdiff(microsecond, %s, %s) / 1e3".formatted(from, to)
                : "cast(extract(epoch from (%s - %s)) as double precision) * 1000"
                        .formatted(to, from);
    }

    /** An expression for a number that is to be divided and averaged with its fraction. */
    public String fractional(String number) {
        return isMysqlFamily()
                ? "(%s + 0e0)".formatted(number)
                : "cast(%s as double precision)".formatted(number);
    }

    /**
     * A term of {@code order by} with the rows that have no value before all others. An index serves it
     * except on MySQL and MariaDB, which know no such order.
     */
    public String descendingNullsFirst(String column) {
        return isMysqlFamily()
                ? "%1$s is null desc, %1$s desc".formatted(column)
                : column + " desc nulls first";
    }

    /** A term of {@code order by} with the rows that have no value behind all others. */
    public String ascendingNullsLast(String column) {
        return isMysqlFamily() ? "%1$s is null, %1$s".formatted(column) : column + " nulls last";
    }
}
