package net.dstone.skipper.testing;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.dstone.skipper.ConfigValues;
import net.dstone.skipper.InstallProperties;
import net.dstone.skipper.InstallRequest;
import net.dstone.skipper.PackageIdentifier;
import net.dstone.skipper.PackageMetadata;
import net.dstone.skipper.PackageUpload;
import net.dstone.skipper.Pkg;
import net.dstone.skipper.UpgradeProperties;
import net.dstone.skipper.UpgradeRequest;
import net.dstone.skipper.packages.PackageZip;
import net.dstone.skipper.packages.StandardTemplate;
import net.dstone.skipper.packages.YamlText;

/** Packages as Data Flow makes them of streams. */
public final class TestPackages {

    private TestPackages() {}

    public static PackageMetadata metadata(String name, String version) {
        return new PackageMetadata(
                "skipper.spring.io/v1",
                null,
                null,
                null,
                "SpringCloudDeployerApplication",
                name,
                null,
                version,
                null,
                null,
                null,
                "dataflow",
                "a | b",
                null,
                null);
    }

    /** A package of apps in the order of their names, each of version 1.0.0. */
    public static Pkg stream(String name, String version, String... apps) {
        return new Pkg(
                metadata(name, version),
                List.of(),
                Arrays.stream(apps).map(app -> app(app, version)).toList(),
                null,
                List.of());
    }

    private static Pkg app(String name, String packageVersion) {
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("resource", "maven://org.example:" + name);
        spec.put("version", "1.0.0");
        spec.put("applicationProperties", Map.of("level", "INFO"));
        spec.put("deploymentProperties", Map.of("spring.cloud.deployer.bootVersion", "4"));
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("metadata", Map.of("name", name));
        values.put("spec", spec);
        return new Pkg(
                metadata(name, packageVersion),
                List.of(StandardTemplate.of(name)),
                List.of(),
                new ConfigValues(YamlText.plain(values)),
                List.of());
    }

    public static PackageUpload upload(Pkg pkg) {
        return new PackageUpload(
                String.valueOf(pkg.metadata().name()),
                "local",
                String.valueOf(pkg.metadata().version()),
                "zip",
                PackageZip.write(pkg));
    }

    public static PackageIdentifier identifier(String name, String version) {
        return new PackageIdentifier("local", name, version);
    }

    public static InstallRequest install(String release, String name, String version) {
        return new InstallRequest(
                identifier(name, version), new InstallProperties(release, "default", null));
    }

    /** An upgrade of the same package by values. */
    public static UpgradeRequest upgrade(
            String release, String name, String version, String values) {
        return new UpgradeRequest(
                identifier(name, version),
                new UpgradeProperties(release, new ConfigValues(values)),
                null,
                false,
                null);
    }
}
