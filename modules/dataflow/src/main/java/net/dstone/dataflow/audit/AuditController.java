package net.dstone.dataflow.audit;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import net.dstone.dataflow.web.PageQuery;
import net.dstone.dataflow.web.PagedModels;
import org.jspecify.annotations.Nullable;
import org.springframework.hateoas.EntityModel;
import org.springframework.hateoas.Link;
import org.springframework.hateoas.PagedModel;
import org.springframework.hateoas.server.core.Relation;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Lists who changed what and when. */
@RestController
@RequestMapping("/audit-records")
class AuditController {

    private final AuditRecords records;

    AuditController(AuditRecords records) {
        this.records = records;
    }

    @Relation(collectionRelation = "auditRecordResourceList")
    record AuditRecordResource(
            long auditRecordId,
            @Nullable String createdBy,
            @Nullable String correlationId,
            @Nullable String auditData,
            @Nullable Instant createdOn,
            String auditAction,
            String auditOperation,
            @Nullable String platformName) {}

    record OperationType(int id, String name, String key) {}

    record ActionType(
            int id, String name, String description, String key, String nameWithDescription) {}

    @GetMapping
    PagedModel<EntityModel<AuditRecordResource>> list(
            @RequestParam(defaultValue = "") List<AuditAction> actions,
            @RequestParam(defaultValue = "") List<AuditOperation> operations,
            @RequestParam(required = false) @Nullable String fromDate,
            @RequestParam(required = false) @Nullable String toDate,
            @RequestParam(required = false) @Nullable String correlationId,
            @RequestParam(required = false) @Nullable String platform,
            PageQuery page) {
        AuditFilter filter =
                new AuditFilter(
                        actions,
                        operations,
                        instant("fromDate", fromDate),
                        instant("toDate", toDate),
                        textOrNone(correlationId),
                        textOrNone(platform));
        return PagedModels.of(records.list(filter, page).map(AuditController::model));
    }

    @GetMapping("/{id}")
    EntityModel<AuditRecordResource> get(@PathVariable long id) {
        return model(records.get(id));
    }

    @GetMapping("/audit-operation-types")
    List<OperationType> operationTypes() {
        return Arrays.stream(AuditOperation.values())
                .map(type -> new OperationType(type.id(), type.label(), type.name()))
                .toList();
    }

    @GetMapping("/audit-action-types")
    List<ActionType> actionTypes() {
        return Arrays.stream(AuditAction.values())
                .map(
                        type ->
                                new ActionType(
                                        type.id(),
                                        type.label(),
                                        type.description(),
                                        type.name(),
                                        "%s (%s)".formatted(type.label(), type.description())))
                .toList();
    }

    private static @Nullable String textOrNone(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    /** A zone, if there is one, is ignored and the time read as UTC: SCDF's own rule. */
    private static @Nullable Instant instant(String parameter, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return LocalDateTime.from(DateTimeFormatter.ISO_DATE_TIME.parse(text))
                    .toInstant(ZoneOffset.UTC);
        } catch (DateTimeException exception) {
            throw new InvalidDateRangeException(
                    "%s '%s' is no date and time such as 2026-05-06T07:08:09"
                            .formatted(parameter, text));
        }
    }

    private static EntityModel<AuditRecordResource> model(AuditRecord entry) {
        String self =
                ServletUriComponentsBuilder.fromCurrentContextPath()
                        .path("/audit-records/{id}")
                        .buildAndExpand(entry.id())
                        .toUriString();
        return EntityModel.of(
                new AuditRecordResource(
                        entry.id(),
                        entry.createdBy(),
                        entry.correlationId(),
                        entry.data(),
                        entry.createdOn(),
                        entry.action(),
                        entry.operation(),
                        entry.platformName()),
                Link.of(self));
    }
}
