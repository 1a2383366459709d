package dev.testgateway.web;

import com.inductiveautomation.ignition.common.gson.reflect.TypeToken;
import com.inductiveautomation.ignition.gateway.auth.apitoken.ApiTokenManager;
import com.inductiveautomation.ignition.gateway.dataroutes.RequestContext;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** API tokens: {@code api-tokens.json} in the home folder; a gateway ships with none. */
final class Tokens implements ApiTokenManager {
    static final String HEADER = "X-Ignition-API-Token";

    private final JsonFile<List<Token>> file;

    Tokens(Path home) {
        file = new JsonFile<>(
                home.resolve("api-tokens.json"), new TypeToken<List<Token>>() {}.getType(), List.of());
    }

    @Override
    public Optional<ApiTokenContext> validateRequest(RequestContext requestContext) {
        return find(requestContext).map(token -> token);
    }

    Optional<Token> find(RequestContext requestContext) {
        String sent = requestContext.getRequest().getHeader(HEADER);
        return file.get().stream().filter(token -> token.is(sent)).findFirst();
    }

    /** One line of the file. {@code enabled} may be left out. */
    record Token(String keyId, String secret, List<String> roles, Boolean enabled) implements ApiTokenContext {
        @Override
        public String tokenName() {
            return keyId;
        }

        boolean is(String sent) {
            return !Boolean.FALSE.equals(enabled) && (keyId + ":" + secret).equals(sent);
        }

        List<String> levels() {
            return roles == null ? List.of() : roles;
        }
    }
}
