package net.dstone.dataflow.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import net.dstone.server.database.DatabaseWatch;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Turns requests away at once while the database is away. Each would otherwise hold a thread until its
 * wait for a connection ends, and soon none would be left to say that the server is alive.
 */
final class DatabaseGate implements HandlerInterceptor {

    private final DatabaseWatch database;

    DatabaseGate(DatabaseWatch database) {
        this.database = database;
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getDispatcherType() == DispatcherType.REQUEST && !database.isUp()) {
            throw new DatabaseAwayException();
        }
        return true;
    }
}
