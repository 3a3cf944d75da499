package org.freshet.bookshop.security;

import jakarta.annotation.security.DeclareRoles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.authentication.mechanism.http.BasicAuthenticationMechanismDefinition;

/** How people prove who they are, and the roles there are. */
@ApplicationScoped
@BasicAuthenticationMechanismDefinition(realmName = "bookshop")
@DeclareRoles({"reader", "editor", "staff", "admin", "isr-admin"})
public class ShopSecurity {}
