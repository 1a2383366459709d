package dev.testgateway.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.inductiveautomation.ignition.common.audit.DefaultAuditRecord;
import com.inductiveautomation.ignition.gateway.audit.AuditRecordBuilder;
import com.inductiveautomation.ignition.gateway.entity.EntityManager;
import com.inductiveautomation.ignition.gateway.web.nav.Section;
import java.util.Date;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Audit and cards, which only record. */
class DoublesTest {
    @Test
    void anAuditRecordIsKeptWithAllItsFields() {
        AuditDouble audit = new AuditDouble();
        audit.getGatewayAuditProfile().audit(new DefaultAuditRecord.Builder()
                .actor("ana").actorHost("panel-3").action("HOLD").actionTarget("run-1").actionValue("leak")
                .originatingSystem("gateway").originatingContext(1).statusCode(0).timestamp(new Date(5)).build());
        assertThat(audit.rows()).containsExactly(Map.of(
                "actor", "ana", "actorHost", "panel-3", "action", "HOLD", "actionTarget", "run-1",
                "actionValue", "leak", "originatingSystem", "gateway", "originatingContext", 1, "statusCode", 0,
                "timestamp", 5L));
    }

    @Test
    void theOlderBuilderMakesTheSameRecord() {
        AuditDouble audit = new AuditDouble();
        audit.getProfile("any").audit(new AuditRecordBuilder().setActor("ana").setAction("STOP").build());
        assertThat(audit.rows().get(0)).containsEntry("actor", "ana").containsEntry("action", "STOP");
    }

    @Test
    void aGatewayMayHaveNoProfile() {
        AuditDouble audit = new AuditDouble();
        audit.off(true);
        assertThat(audit.getGatewayAuditProfile()).isNull();
        assertThat(audit.getProfile("any")).isNull();
        assertThat(audit.getProfileForProject("plant")).isNull();
    }

    @Test
    void aCardIsRegisteredOnceForEver() {
        EntityManager entities = new Entities();
        assertThat(entities.find("Workflows")).isEmpty();
        entities.register("Workflows", card -> card.description(text -> text.description("runs"))
                .navigation(Section.SERVICES, place -> place.includeInSectionOverview())
                .diagnostics(null, what -> what.metric("runs", "workflows.runs").healthcheck("status", "workflows")));
        assertThat(entities.find("workflows")).isPresent();
        assertThatIllegalArgumentException().isThrownBy(() -> entities.register("WORKFLOWS", card -> {}));
    }
}

