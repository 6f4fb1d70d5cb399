package net.dstone.server.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.support.incrementer.AbstractDataFieldMaxValueIncrementer;

/**
 * Counts in the table Hibernate makes for lack of a sequence: it holds the id to be given out next. Like
 * a sequence it counts apart from the caller's transaction, whose end everybody else would wait for.
 */
final class HibernateTableIncrementer extends AbstractDataFieldMaxValueIncrementer {

    /**
     * @param dataSource of connections that commit each statement
     */
    HibernateTableIncrementer(DataSource dataSource, String table) {
        super(dataSource, table);
    }

    @Override
    protected long getNextKey() {
        try (Connection connection = getDataSource().getConnection();
                Statement statement = connection.createStatement()) {
            // last_insert_id(x) answers x and keeps it for this connection alone.
            statement.executeUpdate(
                    "update %s set next_val = last_insert_id(next_val) + 1"
                            .formatted(getIncrementerName()));
            try (ResultSet row = statement.executeQuery("select last_insert_id()")) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException exception) {
            throw new DataAccessResourceFailureException(
                    "No id could be taken from " + getIncrementerName(), exception);
        }
    }
}
