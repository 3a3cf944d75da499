package org.freshet.bookshop.problem;

import jakarta.json.Json;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.Response.Status;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Answers what no resource answered: a page for people, a problem for programs.
 *
 * <p>A servlet and not a page template, because templates refuse {@code PUT}, and the refusal would
 * take the place of the error.
 */
@WebServlet(ErrorPage.PATH)
public class ErrorPage extends HttpServlet {

  /** Where the servlet stands; {@code web.xml} names it. */
  static final String PATH = "/problem";

  private static final long serialVersionUID = 1L;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    int status = status(request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE));
    boolean api =
        String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI))
            .startsWith("/api/");
    byte[] body = (api ? json(status) : html(status)).getBytes(StandardCharsets.UTF_8);
    response.setStatus(status);
    response.setHeader("Cache-Control", "no-store");
    response.setContentType(api ? Problem.MEDIA_TYPE.toString() : "text/html;charset=UTF-8");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  private static int status(@Nullable Object attribute) {
    return attribute instanceof Integer status ? status : 404;
  }

  private static String json(int status) {
    return Json.createObjectBuilder()
        .add("type", "about:blank")
        .add("title", reason(status))
        .add("status", status)
        .build()
        .toString();
  }

  private static String html(int status) {
    return """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="UTF-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>The bookshop</title>
        <link rel="stylesheet" href="/shop.css">
        </head>
        <body>
        <main>
        <h1>That did not work</h1>
        <p>%d %s</p>
        <p><a href="/">To the books</a></p>
        </main>
        </body>
        </html>
        """
        .formatted(status, reason(status));
  }

  private static String reason(int status) {
    Status known = Status.fromStatusCode(status);
    return known == null ? "Error" : known.getReasonPhrase();
  }
}
