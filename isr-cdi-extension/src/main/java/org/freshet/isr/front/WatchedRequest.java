package org.freshet.isr.front;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpSession;
import java.net.URI;
import java.security.Principal;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.freshet.isr.produce.CurrentProduction;
import org.freshet.isr.produce.InputWatch.Kind;
import org.freshet.isr.serve.Entry;
import org.jspecify.annotations.Nullable;

/**
 * Tells the current production what is read of a request through the servlet API: what does not
 * select must not decide what is stored. To a renewal it shows the public base that the page is
 * renewed for, as visitors' requests have it, instead of where this application reaches itself.
 */
final class WatchedRequest extends HttpServletRequestWrapper {

  private static final String ACCEPT_LANGUAGE = "Accept-Language";
  private static final String CONTENT_TYPE = "Content-Type";
  private static final String HOST = "Host";

  private final Entry entry;

  WatchedRequest(HttpServletRequest request, Entry entry) {
    super(request);
    this.entry = entry;
  }

  /** Null for all requests but renewals. */
  private @Nullable URI renewedFor() {
    String base = entry.isWarmUp() ? entry.base() : null;
    return base == null ? null : URI.create(base);
  }

  @Override
  public @Nullable String getHeader(String name) {
    if (!name.equalsIgnoreCase(UpgradeCheck.FIELD) || isReadByTheApplication()) {
      CurrentProduction.reads(Kind.HEADER, name);
    }
    URI base = name.equalsIgnoreCase(HOST) ? renewedFor() : null;
    return base == null ? super.getHeader(name) : base.getRawAuthority();
  }

  @Override
  public Enumeration<String> getHeaders(String name) {
    CurrentProduction.reads(Kind.HEADER, name);
    URI base = name.equalsIgnoreCase(HOST) ? renewedFor() : null;
    return base == null
        ? super.getHeaders(name)
        : Collections.enumeration(List.of(base.getRawAuthority()));
  }

  @Override
  public int getIntHeader(String name) {
    CurrentProduction.reads(Kind.HEADER, name);
    return super.getIntHeader(name);
  }

  @Override
  public long getDateHeader(String name) {
    CurrentProduction.reads(Kind.HEADER, name);
    return super.getDateHeader(name);
  }

  @Override
  public Enumeration<String> getHeaderNames() {
    if (isReadByTheApplication()) {
      CurrentProduction.reads(Kind.HEADER, "");
    }
    return super.getHeaderNames();
  }

  /** Looks only while somebody watches: it takes a walk through the stack. */
  private static boolean isReadByTheApplication() {
    return CurrentProduction.get() != null && !UpgradeCheck.isReading();
  }

  @Override
  public @Nullable String getContentType() {
    CurrentProduction.reads(Kind.HEADER, CONTENT_TYPE);
    return super.getContentType();
  }

  @Override
  public @Nullable String getCharacterEncoding() {
    CurrentProduction.reads(Kind.HEADER, CONTENT_TYPE);
    return super.getCharacterEncoding();
  }

  /** Not the query as a whole: those who run Jakarta Pages look into that for each page. */
  @Override
  public @Nullable String getParameter(String name) {
    CurrentProduction.reads(Kind.PARAMETER, name);
    return super.getParameter(name);
  }

  @Override
  public String @Nullable [] getParameterValues(String name) {
    CurrentProduction.reads(Kind.PARAMETER, name);
    return super.getParameterValues(name);
  }

  @Override
  public Enumeration<String> getParameterNames() {
    CurrentProduction.reads(Kind.PARAMETER, "");
    return super.getParameterNames();
  }

  @Override
  public Map<String, String[]> getParameterMap() {
    CurrentProduction.reads(Kind.PARAMETER, "");
    return super.getParameterMap();
  }

  @Override
  public StringBuffer getRequestURL() {
    CurrentProduction.reads(Kind.BASE, "");
    URI base = renewedFor();
    return base == null ? super.getRequestURL() : new StringBuffer(base + getRequestURI());
  }

  @Override
  public String getScheme() {
    CurrentProduction.reads(Kind.BASE, "");
    URI base = renewedFor();
    return base == null ? super.getScheme() : base.getScheme();
  }

  @Override
  public String getServerName() {
    CurrentProduction.reads(Kind.BASE, "");
    URI base = renewedFor();
    return base == null ? super.getServerName() : base.getHost();
  }

  @Override
  public int getServerPort() {
    CurrentProduction.reads(Kind.BASE, "");
    URI base = renewedFor();
    if (base == null) {
      return super.getServerPort();
    }
    return base.getPort() < 0 ? isTls(base) ? 443 : 80 : base.getPort();
  }

  @Override
  public boolean isSecure() {
    CurrentProduction.reads(Kind.BASE, "");
    URI base = renewedFor();
    return base == null ? super.isSecure() : isTls(base);
  }

  private static boolean isTls(URI base) {
    return base.getScheme().equals("https");
  }

  @Override
  public @Nullable String getRequestedSessionId() {
    CurrentProduction.reads(Kind.SESSION, "");
    return super.getRequestedSessionId();
  }

  @Override
  public boolean isRequestedSessionIdValid() {
    CurrentProduction.reads(Kind.SESSION, "");
    return super.isRequestedSessionIdValid();
  }

  @Override
  public boolean isRequestedSessionIdFromCookie() {
    CurrentProduction.reads(Kind.SESSION, "");
    return super.isRequestedSessionIdFromCookie();
  }

  @Override
  public Locale getLocale() {
    CurrentProduction.reads(Kind.HEADER, ACCEPT_LANGUAGE);
    return super.getLocale();
  }

  @Override
  public Enumeration<Locale> getLocales() {
    CurrentProduction.reads(Kind.HEADER, ACCEPT_LANGUAGE);
    return super.getLocales();
  }

  @Override
  public String getRemoteAddr() {
    CurrentProduction.reads(Kind.ADDRESS, "");
    return super.getRemoteAddr();
  }

  @Override
  public String getRemoteHost() {
    CurrentProduction.reads(Kind.ADDRESS, "");
    return super.getRemoteHost();
  }

  @Override
  public int getRemotePort() {
    CurrentProduction.reads(Kind.ADDRESS, "");
    return super.getRemotePort();
  }

  @Override
  public Cookie @Nullable [] getCookies() {
    CurrentProduction.reads(Kind.COOKIE, "");
    return super.getCookies();
  }

  @Override
  public @Nullable Principal getUserPrincipal() {
    CurrentProduction.reads(Kind.PRINCIPAL, "");
    return super.getUserPrincipal();
  }

  @Override
  public @Nullable String getRemoteUser() {
    CurrentProduction.reads(Kind.PRINCIPAL, "");
    return super.getRemoteUser();
  }

  @Override
  public @Nullable String getAuthType() {
    CurrentProduction.reads(Kind.PRINCIPAL, "");
    return super.getAuthType();
  }

  @Override
  public boolean isUserInRole(String role) {
    CurrentProduction.reads(Kind.ROLE, role);
    return super.isUserInRole(role);
  }

  @Override
  public @Nullable HttpSession getSession(boolean create) {
    CurrentProduction.reads(Kind.SESSION, "");
    return super.getSession(create);
  }

  @Override
  public HttpSession getSession() {
    CurrentProduction.reads(Kind.SESSION, "");
    return super.getSession();
  }
}
