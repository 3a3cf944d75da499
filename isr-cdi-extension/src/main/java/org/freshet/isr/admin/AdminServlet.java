package org.freshet.isr.admin;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import org.freshet.isr.admin.describe.Endpoint;
import org.freshet.isr.admin.exchange.Call;
import org.freshet.isr.admin.exchange.Problem;
import org.freshet.isr.admin.exchange.RefusedException;
import org.freshet.isr.admin.exchange.Reply;
import org.freshet.isr.admin.guard.Guard;
import org.freshet.isr.admin.page.AdminPage;
import org.freshet.isr.config.Codes;
import org.jspecify.annotations.Nullable;

/**
 * The operator's resource at {@code /isr/admin}: lets operators in, and writes what they are told.
 */
public class AdminServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;
  private static final Logger LOG = System.getLogger(AdminServlet.class.getName());

  @Inject transient Guard guard;
  @Inject transient AdminRoutes routes;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Reply reply;
    try {
      String who = guard.admit(request, response);
      if (who == null) {
        return;
      }
      reply = answer(request, who);
    } catch (RefusedException e) {
      reply = refusal(request, e.problem());
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, Codes.ADMIN_FAILED + ": a request of an operator failed", e);
      reply =
          refusal(request, new Problem(500, "failure", "This failed; the log says why (ISR0103)."));
    }
    write(request, response, reply);
  }

  /** For people where a browser shows it, else for programs. */
  private static Reply refusal(HttpServletRequest request, Problem problem) {
    String accept = request.getHeader("Accept");
    return accept != null && accept.contains("text/html")
        ? AdminPage.problem(request.getContextPath() + request.getServletPath(), problem)
        : problem.reply();
  }

  private Reply answer(HttpServletRequest request, String who) throws IOException {
    String info = request.getPathInfo();
    String method = request.getMethod().equals("HEAD") ? "GET" : request.getMethod();
    Endpoint endpoint = AdminRoutes.endpoint(method, info == null ? "/" : info);
    if (!endpoint.isUnsafe()) {
      return answered(endpoint, CallReader.read(request, who), request);
    }
    @Nullable Call call = null;
    try {
      call = CallReader.read(request, who);
      guard.meant(request, who, CallReader.token(call));
      return answered(endpoint, call, request);
    } catch (RefusedException e) {
      routes.actions().refused(who, wanted(endpoint, call), e.problem().code());
      throw e;
    }
  }

  /** What was asked for, without the token. */
  private static String wanted(Endpoint endpoint, @Nullable Call call) {
    StringBuilder wanted = new StringBuilder(endpoint.path().substring(1));
    if (call != null) {
      call.parameters()
          .forEach(
              (name, values) -> {
                if (!name.equals(CallReader.TOKEN)) {
                  values.forEach(
                      value -> wanted.append(' ').append(name).append('=').append(value));
                }
              });
    }
    return wanted.toString();
  }

  private Reply answered(Endpoint endpoint, Call call, HttpServletRequest request) {
    return routes.answer(endpoint, call, guard.token(call.who(), request.getContextPath()));
  }

  private static void write(HttpServletRequest request, HttpServletResponse response, Reply reply)
      throws IOException {
    byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
    response.setStatus(reply.status());
    // Some servers had a word about caching of their own when they logged somebody in.
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader(
        "Content-Security-Policy",
        "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src data:;"
            + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
    reply.headers().forEach(response::setHeader);
    response.setContentType(reply.type() + ";charset=UTF-8");
    response.setContentLength(body.length);
    if (!request.getMethod().equals("HEAD")) {
      response.getOutputStream().write(body);
    }
  }
}
