package dev.testgateway.web;

import com.inductiveautomation.ignition.gateway.entity.Entity;
import com.inductiveautomation.ignition.gateway.entity.EntityBuilder;
import com.inductiveautomation.ignition.gateway.entity.EntityManager;
import com.inductiveautomation.ignition.gateway.model.GatewayContext;
import com.inductiveautomation.ignition.gateway.web.nav.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The cards that modules registered, by name. They stay for the life of the process, as on a gateway. */
final class Entities implements EntityManager {
    private final Map<String, Card> cards = new TreeMap<>();

    @Override
    public synchronized Optional<Entity> find(String name) {
        return Optional.ofNullable(cards.get(key(name)));
    }

    @Override
    public synchronized void register(String name, Consumer<EntityBuilder> entity) {
        if (cards.containsKey(key(name))) {
            throw new IllegalArgumentException("Entity '" + name + "' exists");
        }
        Card card = new Card(name);
        entity.accept(card);
        cards.put(key(name), card);
    }

    synchronized List<String> cards() {
        return cards.values().stream().map(Card::text).toList();
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** Holds names and text only, so it keeps no module's class loader alive. */
    private static final class Card
            implements Entity,
                    EntityBuilder,
                    EntityBuilder.Description,
                    EntityBuilder.Navigation,
                    EntityBuilder.Diagnostics {
        private final String name;
        private final List<String> metrics = new ArrayList<>();
        private String text = "";

        Card(String name) {
            this.name = name;
        }

        @Override
        public String getName() {
            return name;
        }

        @Override
        public EntityBuilder description(Consumer<Description> description) {
            description.accept(this);
            return this;
        }

        @Override
        public EntityBuilder navigation(Section section, Consumer<Navigation> navigation) {
            navigation.accept(this);
            return this;
        }

        @Override
        public EntityBuilder diagnostics(GatewayContext context, Consumer<Diagnostics> diagnostics) {
            diagnostics.accept(this);
            return this;
        }

        @Override
        public Description description(String value) {
            text = value;
            return this;
        }

        @Override
        public Description iconUrl(String url) {
            return this;
        }

        @Override
        public Description addDetail(String detail, String value) {
            return this;
        }

        @Override
        public Navigation includeInSectionOverview() {
            return this;
        }

        @Override
        public Navigation includeInDiagnosticOverview() {
            return this;
        }

        @Override
        public Diagnostics metric(String alias, String metric) {
            metrics.add(metric);
            return this;
        }

        @Override
        public Diagnostics healthcheck(String alias, String healthCheck) {
            metrics.add(healthCheck);
            return this;
        }

        String text() {
            return name + (text.isEmpty() ? "" : ": " + text);
        }
    }
}
