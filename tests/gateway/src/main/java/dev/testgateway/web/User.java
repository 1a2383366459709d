package dev.testgateway.web;

import com.inductiveautomation.ignition.common.auth.web.WebAuthUser;
import java.util.Collection;
import java.util.List;

/** A user of the web interface, as {@code users.json} has it. */
record User(String name, String password, List<String> roles) implements WebAuthUser {
    @Override
    public String getId() {
        return name;
    }

    @Override
    public String getUserName() {
        return name;
    }

    @Override
    public Collection<String> getRoles() {
        return roles == null ? List.of() : roles;
    }
}
