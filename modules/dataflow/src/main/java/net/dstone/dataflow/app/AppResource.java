package net.dstone.dataflow.app;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.hateoas.EntityModel;
import org.springframework.hateoas.Link;
import org.springframework.hateoas.server.core.Relation;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * A registration as SCDF's clients read it.
 *
 * @param versions all versions of the application, only in lists of default versions
 * @param label only where a stream definition gives it one
 */
@Relation(collectionRelation = "appRegistrationResourceList")
public record AppResource(
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

    /** An app of a stream, with what it is called there. */
    public static EntityModel<AppResource> labelled(AppRegistration app, String label) {
        AppResource plain = of(app);
        return new AppResource(
                        plain.name,
                        plain.type,
                        plain.uri,
                        plain.version,
                        plain.defaultVersion,
                        plain.bootVersion,
                        null,
                        label)
                .model();
    }

    EntityModel<AppResource> model() {
        String self =
                ServletUriComponentsBuilder.fromCurrentContextPath()
                        .pathSegment("apps", type, name, version)
                        .build()
                        .encode()
                        .toUriString();
        return EntityModel.of(this, Link.of(self));
    }
}
