package net.dstone.dataflow.app;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.hateoas.server.core.Relation;

/**
 * A registration as SCDF's clients read it.
 *
 * @param versions all versions of the application, only in lists of default versions
 * @param label only where a stream definition gives it one
 */
@Relation(collectionRelation = "appRegistrationResourceList")
record AppResource(
        String name,
        String type,
        String uri,
        String version,
        boolean defaultVersion,
        String bootVersion,
        @Nullable List<String> versions,
        @Nullable String label) {

    static AppResource of(AppRegistration app) {
        return of(ListedApp.of(app), null);
    }

    static AppResource of(ListedApp app, @Nullable List<String> versions) {
        return new AppResource(
                app.name(),
                app.type(),
                app.maskedUri(),
                app.version(),
                app.defaultVersion(),
                app.bootVersion(),
                versions,
                null);
    }
}
