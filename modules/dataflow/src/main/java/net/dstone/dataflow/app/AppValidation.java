package net.dstone.dataflow.app;

import net.dstone.dataflow.web.DataflowException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Tells whether an application can be run: registered, and its file can be had. */
@Component
public class AppValidation {

    private static final Logger log = LoggerFactory.getLogger(AppValidation.class);

    private final AppRegistry apps;
    private final AppArtifacts artifacts;

    AppValidation(AppRegistry apps, AppArtifacts artifacts) {
        this.apps = apps;
        this.artifacts = artifacts;
    }

    /** Of the default version. May take as long as a download takes. */
    public boolean isValid(AppType type, String name) {
        return apps.findDefault(type, name).map(this::opens).orElse(false);
    }

    private boolean opens(AppRegistration app) {
        try {
            artifacts.resolve(app);
            return true;
        } catch (DataflowException exception) {
            log.info("App '{}' is not valid: {}", app.name(), exception.getMessage());
            return false;
        }
    }
}
