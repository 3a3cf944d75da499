package org.freshet.it.cache.app;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.security.Principal;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Enumeration;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * Servlet filters as applications have them: one before the door in front that recognises visitors,
 * and some behind it that change what was sent. Each acts on a field that asks for it.
 */
@WebListener
public class Masks implements ServletContextListener {

  /** The name of the request attribute with a latch that opens when the filters have returned. */
  static final String GONE = "gone";

  @Override
  public void contextInitialized(ServletContextEvent event) {
    ServletContext context = event.getServletContext();
    add(context, "leaving", false, leaving());
    add(context, "recognising", false, wrapping("Cookie", Recognised::new));
    add(context, "forwarding", true, forwarding());
    add(context, "rewriting", true, wrapping("X-Rewritten", Rewritten::new));
    add(context, "translating", true, wrapping("X-German", German::new));
  }

  private static void add(ServletContext context, String name, boolean after, Filter filter) {
    FilterRegistration.Dynamic added = context.addFilter(name, filter);
    added.setAsyncSupported(true);
    added.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), after, "/*");
  }

  private static Filter leaving() {
    return (request, response, chain) -> {
      CountDownLatch gone = new CountDownLatch(1);
      request.setAttribute(GONE, gone);
      try {
        chain.doFilter(request, response);
      } finally {
        gone.countDown();
      }
    };
  }

  private static Filter forwarding() {
    return (request, response, chain) -> {
      if (((HttpServletRequest) request).getHeader("X-Forwarded-Inside") == null) {
        chain.doFilter(request, response);
      } else {
        request.getRequestDispatcher("/api/pages/inside").forward(request, response);
      }
    };
  }

  private static Filter wrapping(String field, Wrapping with) {
    return (request, response, chain) -> {
      HttpServletRequest http = (HttpServletRequest) request;
      chain.doFilter(http.getHeader(field) == null ? http : with.wrap(http), response);
    };
  }

  /** Puts a mask on a request. */
  @FunctionalInterface
  private interface Wrapping {
    HttpServletRequest wrap(HttpServletRequest request);
  }

  private static final class Recognised extends HttpServletRequestWrapper {

    Recognised(HttpServletRequest request) {
      super(request);
    }

    @Override
    public Principal getUserPrincipal() {
      return () -> "anna";
    }
  }

  private static final class Rewritten extends HttpServletRequestWrapper {

    Rewritten(HttpServletRequest request) {
      super(request);
    }

    @Override
    public String getRequestURI() {
      return getContextPath() + "/api" + getPathInfo();
    }

    @Override
    public StringBuffer getRequestURL() {
      return new StringBuffer(
          getScheme() + "://" + getServerName() + ":" + getServerPort() + getRequestURI());
    }

    @Override
    public String getServletPath() {
      return "/api";
    }

    @Override
    public String getPathInfo() {
      return "/pages/rewritten";
    }
  }

  private static final class German extends HttpServletRequestWrapper {

    private static final String FIELD = "Accept-Language";

    German(HttpServletRequest request) {
      super(request);
    }

    @Override
    public String getHeader(String name) {
      return FIELD.equalsIgnoreCase(name) ? "de" : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
      return FIELD.equalsIgnoreCase(name)
          ? Collections.enumeration(List.of("de"))
          : super.getHeaders(name);
    }

    @Override
    public Enumeration<String> getHeaderNames() {
      List<String> names = Collections.list(super.getHeaderNames());
      names.removeIf(FIELD::equalsIgnoreCase);
      names.add(FIELD);
      return Collections.enumeration(names);
    }
  }
}
