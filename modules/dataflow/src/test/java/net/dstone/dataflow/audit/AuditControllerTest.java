package net.dstone.dataflow.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.resttestclient.autoconfigure.AutoConfigureRestTestClient;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@AutoConfigureRestTestClient
class AuditControllerTest {

    @Autowired private RestTestClient client;
    @Autowired private Audit audit;
    @Autowired private JdbcClient jdbc;

    @BeforeEach
    void twoRecords() {
        jdbc.sql("delete from audit_records").update();
        audit.record(
                AuditOperation.TASK,
                AuditAction.DEPLOY,
                "nightly",
                Map.of("app.x.password", "hunter2", "nested", Map.of("token", "t", "mode", "full")),
                "default");
        audit.record(AuditOperation.APP_REGISTRATION, AuditAction.CREATE, "x", "text", null);
    }

    @Test
    void recordsAreListedInTheOrderTheyWereMade() {
        client.get()
                .uri("/audit-records")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$._embedded.auditRecordResourceList.length()")
                .isEqualTo(2)
                .jsonPath("$._embedded.auditRecordResourceList[0].correlationId")
                .isEqualTo("nightly")
                .jsonPath("$._embedded.auditRecordResourceList[0].auditAction")
                .isEqualTo("DEPLOY")
                .jsonPath("$._embedded.auditRecordResourceList[0].platformName")
                .isEqualTo("default")
                .jsonPath("$._embedded.auditRecordResourceList[1].createdBy")
                .isEmpty()
                .jsonPath("$.page.totalElements")
                .isEqualTo(2);
    }

    @Test
    void aRecordOfAnUnknownKindDoesNotHideTheOthers() {
        jdbc.sql(
                        """
                        insert into audit_records (id, audit_action, audit_operation, created_on)
                        values (1000001, 987654321987, null, timestamp '2000-01-01 00:00:00')
                        """)
                .update();

        client.get()
                .uri("/audit-records")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$._embedded.auditRecordResourceList.length()")
                .isEqualTo(3)
                .jsonPath("$._embedded.auditRecordResourceList[0].auditAction")
                .isEqualTo("987654321987")
                .jsonPath("$._embedded.auditRecordResourceList[0].auditOperation")
                .isEqualTo("UNKNOWN");
        client.get().uri("/audit-records/1000001").exchange().expectStatus().isOk();
    }

    @Test
    void secretsAreMaskedInTheData() {
        client.get()
                .uri("/audit-records?operations=TASK")
                .exchange()
                .expectBody()
                .jsonPath("$._embedded.auditRecordResourceList[0].auditData")
                .value(
                        String.class,
                        data ->
                                assertThat(data)
                                        .doesNotContain("hunter2")
                                        .contains("\"token\":\"******\"")
                                        .contains("\"mode\":\"full\""));
    }

    @Test
    void recordsAreFilteredByActionOperationAndTime() {
        expectTotal("/audit-records?operations=TASK,STREAM&actions=CREATE,DEPLOY", 1);
        expectTotal("/audit-records?fromDate=2000-01-01T00:00:00&toDate=2100-01-01T00:00:00Z", 2);
        expectTotal("/audit-records?toDate=2000-01-01T00:00:00", 0);
    }

    @Test
    void recordsAreFilteredByWhatWasActedOnAndByPlatform() {
        expectTotal("/audit-records?correlationId=nightly", 1);
        expectTotal("/audit-records?correlationId=nightly&operations=APP_REGISTRATION", 0);
        expectTotal("/audit-records?platform=default", 1);
        expectTotal("/audit-records?platform=elsewhere", 0);
        expectTotal("/audit-records?platform=&correlationId=", 2);
    }

    @Test
    void wrongFiltersAreRefusedWithTheReason() {
        expectBadRequest("/audit-records?operations=ZORG", "MethodArgumentTypeMismatchException");
        expectBadRequest("/audit-records?fromDate=yesterday", "InvalidDateRangeException");
        expectBadRequest(
                "/audit-records?fromDate=2050-01-01T00:00:00&toDate=2000-01-01T00:00:00",
                "InvalidDateRangeException");
        expectBadRequest("/audit-records?sort=zorg", "InvalidSortException");
    }

    @Test
    void anUnknownRecordIsNotFound() {
        client.get()
                .uri("/audit-records/999999")
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$._embedded.errors[0].logref")
                .isEqualTo("NoSuchAuditRecordException")
                .jsonPath("$._embedded.errors[0]._links.self.href")
                .isEqualTo("/");
    }

    private void expectTotal(String uri, int total) {
        client.get()
                .uri(uri)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.page.totalElements")
                .isEqualTo(total);
    }

    private void expectBadRequest(String uri, String logref) {
        client.get()
                .uri(uri)
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$._embedded.errors[0].logref")
                .isEqualTo(logref);
    }
}
