package net.dstone.skipper.packages;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.dstone.server.database.Ids;
import net.dstone.skipper.PackageDeleteException;
import net.dstone.skipper.PackageIdentifier;
import net.dstone.skipper.PackageMetadata;
import net.dstone.skipper.PackageUpload;
import net.dstone.skipper.Pkg;
import net.dstone.skipper.SkipperException;
import net.dstone.skipper.database.SkipperColumns;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** What can be done with packages and repositories. */
public class Packages {

    private static final Logger log = LoggerFactory.getLogger(Packages.class);

    private static final Pattern VERSION =
            Pattern.compile("\\d+\\.\\d+\\.\\d+(-[0-9A-Za-z.-]+)?(\\+[0-9A-Za-z.-]+)?");

    /** The name is that of a folder in the zip, and of files wherever it is unpacked. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,254}");

    private final PackageRows rows;
    private final TransactionOperations transaction;

    public Packages(
            JdbcClient jdbc,
            SkipperColumns columns,
            Ids ids,
            TransactionOperations transaction,
            RepositoryProperties repositories) {
        this.rows = new PackageRows(jdbc, columns, ids);
        this.transaction = transaction;
        repositories.packageRepositories().forEach(this::ensure);
    }

    private void ensure(String name, RepositoryProperties.RepositorySettings settings) {
        if (rows.repositories().stream().anyMatch(known -> known.name().equals(name))) {
            return;
        }
        try {
            rows.insert(name, settings);
        } catch (DuplicateKeyException raced) {
            log.debug("Another server has written repository {}", name, raced);
        }
    }

    /** Reads what remote repositories have that is not known yet. One that does not answer hides no other. */
    public void readRemote() {
        for (PackageRepository repository : rows.repositories()) {
            if (repository.local()) {
                continue;
            }
            try {
                List<PackageMetadata> found = RemoteRepository.index(repository);
                found.forEach(metadata -> tryToAddRemote(repository, metadata));
                log.info("Repository {} has {} packages", repository.name(), found.size());
            } catch (RuntimeException exception) {
                log.warn(
                        "The packages of repository {} could not be read; it is tried again at the next start: {}",
                        repository.name(),
                        exception.getMessage());
            }
        }
    }

    /** One that does not fit into the database hides no other. */
    private void tryToAddRemote(PackageRepository repository, PackageMetadata metadata) {
        try {
            addRemote(repository, metadata);
        } catch (DataIntegrityViolationException exception) {
            log.warn(
                    "Package {} {} of repository {} cannot be stored and is passed over: {}",
                    metadata.name(),
                    metadata.version(),
                    repository.name(),
                    exception.getMessage());
        }
    }

    private void addRemote(PackageRepository repository, PackageMetadata metadata) {
        transaction.executeWithoutResult(
                status -> {
                    rows.lock(repository);
                    if (!isStored(metadata, repository)) {
                        rows.insert(inRepository(metadata, repository), null);
                    }
                });
    }

    private boolean isStored(PackageMetadata metadata, PackageRepository repository) {
        return rows.named(String.valueOf(metadata.name())).stream()
                .filter(stored -> isOf(stored, repository))
                .anyMatch(
                        stored -> Objects.equals(stored.metadata().version(), metadata.version()));
    }

    public List<PackageRepository> repositories() {
        return rows.repositories();
    }

    public StoredPackage upload(PackageUpload upload) {
        PackageRepository repository =
                localRepository(upload.repoName())
                        .orElseThrow(
                                () ->
                                        new SkipperException(
                                                "Could not find local repository to upload to named "
                                                        + upload.repoName()));
        String name = required(upload.name(), "name");
        String version = required(upload.version(), "version");
        checkVersion(version);
        checkName(name);
        if (!required(upload.extension(), "extension").equals("zip")) {
            throw new SkipperException(
                    "A package is a file of extension zip, not %s".formatted(upload.extension()));
        }
        byte @Nullable [] zip = upload.packageFileAsBytes();
        if (zip == null || zip.length == 0) {
            throw new SkipperException("The package has no content: packageFileAsBytes is empty");
        }
        PackageMetadata metadata =
                inRepository(PackageZip.read(zip, name, version).metadata(), repository);
        return Objects.requireNonNull(
                transaction.execute(
                        status -> {
                            rows.lock(repository);
                            if (isStored(metadata, repository)) {
                                throw new SkipperException(
                                        "Failed to upload the package. Package [%s:%s] in Repository [%s] already exists."
                                                .formatted(name, version, repository.name()));
                            }
                            return rows.insert(metadata, zip);
                        }));
    }

    static void checkVersion(@Nullable String version) {
        if (version == null || !VERSION.matcher(version).matches()) {
            throw new SkipperException(
                    "UploadRequest doesn't have a valid semantic version.  Version = " + version);
        }
    }

    static void checkName(@Nullable String name) {
        if (name == null || !NAME.matcher(name).matches()) {
            throw new SkipperException(
                    "The name of a package has letters, digits, '.', '_' and '-', unlike '%s'"
                            .formatted(name));
        }
    }

    /** A request is JSON of anybody's making, so any part of it may be missing. */
    private static String required(@Nullable String value, String what) {
        if (value == null || value.isBlank()) {
            throw new SkipperException("The upload has no %s".formatted(what));
        }
        return value;
    }

    private Optional<PackageRepository> localRepository(@Nullable String name) {
        return rows.repositories().stream()
                .filter(repository -> repository.name().equals(name) && repository.local())
                .findFirst();
    }

    private static boolean isOf(StoredPackage stored, PackageRepository repository) {
        return Objects.equals(stored.metadata().repositoryId(), repository.id());
    }

    private static PackageMetadata inRepository(
            PackageMetadata metadata, PackageRepository repository) {
        return new PackageMetadata(
                metadata.apiVersion(),
                metadata.origin(),
                repository.id(),
                repository.name(),
                metadata.kind(),
                metadata.name(),
                metadata.displayName(),
                metadata.version(),
                metadata.packageSourceUrl(),
                metadata.packageHomeUrl(),
                metadata.tags(),
                metadata.maintainer(),
                metadata.description(),
                metadata.sha256(),
                metadata.iconUrl());
    }

    public Optional<StoredPackage> find(long id) {
        return rows.find(id);
    }

    public List<StoredPackage> named(String name) {
        return rows.named(name);
    }

    public List<StoredPackage> containing(String text) {
        return rows.containing(text);
    }

    /**
     * @param byName ordered by name, otherwise in the order they were stored
     */
    public List<StoredPackage> page(boolean byName, boolean descending, long offset, int size) {
        String direction = descending ? " desc" : "";
        return rows.page(
                byName ? "name%s, id".formatted(direction) : "id" + direction, offset, size);
    }

    public long count() {
        return rows.count();
    }

    /**
     * The package that is meant: the one in the repository that is named, if it is there, otherwise that of
     * the highest order; of several versions the highest.
     *
     * @throws SkipperException if there is none
     */
    public StoredPackage get(PackageIdentifier identifier) {
        String name = identifier.packageName();
        String version = identifier.packageVersion();
        if (name == null || name.isBlank()) {
            throw new SkipperException("The package has no name: packageName is missing");
        }
        boolean anyVersion = version == null || version.isBlank();
        Map<Long, Integer> orders =
                rows.repositories().stream()
                        .collect(
                                Collectors.toMap(
                                        PackageRepository::id, PackageRepository::repoOrder));
        return rows.named(name).stream()
                .filter(
                        stored ->
                                anyVersion || Objects.equals(version, stored.metadata().version()))
                .max(
                        Comparator.comparing(
                                        (StoredPackage stored) ->
                                                Objects.equals(
                                                        identifier.repositoryName(),
                                                        stored.metadata().repositoryName()))
                                .thenComparing(
                                        stored -> String.valueOf(stored.metadata().version()))
                                .thenComparing(
                                        stored ->
                                                orders.getOrDefault(
                                                        stored.metadata().repositoryId(), 0))
                                .thenComparing(StoredPackage::id))
                .orElseThrow(
                        () ->
                                new SkipperException(
                                        anyVersion
                                                ? "Can not find a package named '%s'"
                                                        .formatted(name)
                                                : "Can not find package '%s', version '%s'"
                                                        .formatted(name, version)));
    }

    /** What is in the package; its metadata as it is stored. */
    public Pkg content(StoredPackage stored) {
        Pkg content =
                PackageZip.read(
                        zip(stored),
                        String.valueOf(stored.metadata().name()),
                        String.valueOf(stored.metadata().version()));
        return new Pkg(
                stored.metadata(),
                content.templates(),
                content.dependencies(),
                content.configValues(),
                content.fileHolders());
    }

    /** Of a remote repository only the metadata is stored. */
    private byte[] zip(StoredPackage stored) {
        byte[] zip = rows.zip(stored.id());
        return zip.length > 0
                ? zip
                : rows.repositories().stream()
                        .filter(repository -> !repository.local() && isOf(stored, repository))
                        .findFirst()
                        .map(repository -> RemoteRepository.zip(repository, stored.metadata()))
                        .orElse(zip);
    }

    /**
     * Removes all versions of a package, or none.
     *
     * @throws PackageDeleteException if one of them is still needed or is not in a local repository
     */
    public void delete(String name, PackageUse use) {
        transaction.executeWithoutResult(
                status -> {
                    List<StoredPackage> versions = rows.named(name);
                    if (versions.isEmpty()) {
                        throw new SkipperException(
                                "Can not find a package named '%s'".formatted(name));
                    }
                    for (StoredPackage version : versions) {
                        checkDeletable(version, use);
                    }
                    versions.forEach(version -> rows.delete(version.id()));
                });
    }

    /**
     * Removes the versions in local repositories, or none. Remote ones, with which they may share their name,
     * stay.
     *
     * @throws PackageDeleteException if one of them is still needed
     */
    public void deleteLocal(String name, PackageUse use) {
        transaction.executeWithoutResult(
                status -> {
                    List<StoredPackage> versions = local(name);
                    versions.forEach(version -> checkDeletable(version, use));
                    versions.forEach(version -> rows.delete(version.id()));
                });
    }

    /** Refuses as {@link #deleteLocal} does, without deleting. */
    public void checkLocalDeletable(String name, PackageUse use) {
        local(name).forEach(version -> checkDeletable(version, use));
    }

    private List<StoredPackage> local(String name) {
        List<PackageRepository> repositories =
                rows.repositories().stream().filter(PackageRepository::local).toList();
        return rows.named(name).stream()
                .filter(
                        stored ->
                                repositories.stream()
                                        .anyMatch(repository -> isOf(stored, repository)))
                .toList();
    }

    private void checkDeletable(StoredPackage version, PackageUse use) {
        String repositoryName = version.metadata().repositoryName();
        List<String> local = new ArrayList<>();
        rows.repositories().stream()
                .filter(PackageRepository::local)
                .forEach(repository -> local.add(repository.name()));
        if (!local.contains(String.valueOf(repositoryName))) {
            throw new PackageDeleteException(
                    "Can not delete package [%s], associated repository [%s] is not local"
                            .formatted(version.label(), repositoryName));
        }
        List<String> active = use.activeReleases(version);
        if (!active.isEmpty()) {
            throw new PackageDeleteException(
                    "Can not delete Package Metadata [%s] in Repository [%s]. Not all releases of this package have the status DELETED. Active Releases [%s]"
                            .formatted(version.label(), repositoryName, String.join(",", active)));
        }
    }
}
