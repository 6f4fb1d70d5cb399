package net.dstone.dataflow.stream;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.dstone.platform.AppState;
import net.dstone.skipper.ReleaseInfo;
import net.dstone.skipper.Skipper;
import org.springframework.stereotype.Component;

/** How streams are, by what the platform says of their apps. */
@Component
class StreamStates {

    private final Skipper skipper;

    StreamStates(Skipper skipper) {
        this.skipper = skipper;
    }

    AppState of(String stream) {
        return of(List.of(stream)).getOrDefault(stream, AppState.UNDEPLOYED);
    }

    /** By name, of all that are asked for. However many they are, Skipper is asked at most twice. */
    Map<String, AppState> of(Collection<String> streams) {
        Map<String, AppState> states = new LinkedHashMap<>();
        streams.forEach(stream -> states.put(stream, AppState.UNDEPLOYED));
        if (streams.isEmpty()) {
            return states;
        }
        Map<String, Map<String, AppState>> apps = skipper.states(streams);
        apps.forEach((stream, app) -> states.put(stream, aggregate(app.values())));
        List<String> withoutApps =
                apps.entrySet().stream()
                        .filter(release -> release.getValue().isEmpty())
                        .map(Map.Entry::getKey)
                        .toList();
        if (!withoutApps.isEmpty()) {
            skipper.statuses(withoutApps)
                    .forEach((stream, info) -> states.put(stream, withoutApps(info)));
        }
        return states;
    }

    /** Of a release of whose apps Skipper says nothing: there are none, or another server has them. */
    private static AppState withoutApps(ReleaseInfo info) {
        return switch (info.status().statusCode()) {
            case UNKNOWN -> AppState.DEPLOYING;
            case FAILED -> AppState.FAILED;
            case DEPLOYED -> AppState.UNKNOWN;
            case DELETED -> AppState.UNDEPLOYED;
        };
    }

    /** Of a stream by its apps. What the platform has never heard of is not deployed. */
    static AppState aggregate(Collection<AppState> apps) {
        AppState state = AppState.of(apps);
        return state == AppState.UNKNOWN ? AppState.UNDEPLOYED : state;
    }

    static String describe(AppState state) {
        return switch (state) {
            case DEPLOYING -> "The stream is being deployed.";
            case DEPLOYED -> "The stream has been successfully deployed";
            case UNDEPLOYED ->
                    "The app or group is known to the system, but is not currently deployed";
            case PARTIAL ->
                    "Some apps of the stream are deployed, while others are not or not any more";
            case FAILED -> "Apps of the stream have failed";
            case ERROR -> "The platform could not tell how the apps of the stream are";
            case UNKNOWN ->
                    "How the stream is can only be told by the server that deployed it; its history names that";
        };
    }
}
