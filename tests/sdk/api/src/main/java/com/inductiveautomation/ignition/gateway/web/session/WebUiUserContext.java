package com.inductiveautomation.ignition.gateway.web.session;

import com.inductiveautomation.ignition.common.auth.web.WebAuthUser;
import java.util.Optional;

/** Who is logged in. The type's name is unconfirmed; call sites only chain through it. */
public interface WebUiUserContext {
    Optional<WebAuthUser> getWebAuthUser();
}
