package net.dstone.dataflow.database;

import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;

/** The databases the server runs on. */
public enum Vendor {
    H2,
    POSTGRESQL;

    /** Asks the database what it is. */
    public static Vendor of(DataSource dataSource) {
        String product;
        try {
            product =
                    JdbcUtils.extractDatabaseMetaData(
                            dataSource, metaData -> metaData.getDatabaseProductName());
        } catch (MetaDataAccessException exception) {
            throw new IllegalStateException("The database cannot be reached", exception);
        }
        return switch (product) {
            case "H2" -> H2;
            case "PostgreSQL" -> POSTGRESQL;
            default ->
                    throw new IllegalStateException(
                            "The database '%s' is not supported; use H2 or PostgreSQL"
                                    .formatted(product));
        };
    }
}
