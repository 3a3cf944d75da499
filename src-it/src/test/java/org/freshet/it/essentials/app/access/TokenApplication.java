package org.freshet.it.essentials.app.access;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.auth.LoginConfig;

/** Its callers come with tokens. */
@ApplicationPath("api")
@LoginConfig(authMethod = "MP-JWT", realmName = "shop")
public class TokenApplication extends Application {}
