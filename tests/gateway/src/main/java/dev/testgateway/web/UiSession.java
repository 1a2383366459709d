package dev.testgateway.web;

import com.inductiveautomation.ignition.common.auth.web.WebAuthUser;
import com.inductiveautomation.ignition.gateway.web.session.WebUiSession;
import com.inductiveautomation.ignition.gateway.web.session.WebUiUserContext;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/** A logged-in browser and the token it must send with every unsafe request. */
record UiSession(User user, String csrfToken) implements WebUiSession, WebUiUserContext {
    private static final SecureRandom RANDOM = new SecureRandom();

    static UiSession of(User user) {
        byte[] token = new byte[24];
        RANDOM.nextBytes(token);
        return new UiSession(user, HexFormat.of().formatHex(token));
    }

    @Override
    public String getCsrfToken() {
        return csrfToken;
    }

    @Override
    public WebUiUserContext getUserContext() {
        return this;
    }

    @Override
    public Optional<WebAuthUser> getWebAuthUser() {
        return Optional.of(user);
    }
}
