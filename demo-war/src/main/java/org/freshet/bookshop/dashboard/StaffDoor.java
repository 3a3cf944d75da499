package org.freshet.bookshop.dashboard;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Asks who somebody is, and leads to the dashboard. It stands at the top of the site, so that
 * browsers send what they learnt here to the page and to what it asks for, too (RFC 7617, section
 * 2.2).
 */
@WebServlet("/staff")
public class StaffDoor extends HttpServlet {

  private static final long serialVersionUID = 1L;
  private static final String CHALLENGE = "Basic realm=\"bookshop\", charset=\"UTF-8\"";

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader("Cache-Control", "no-store");
    if (request.getUserPrincipal() == null) {
      response.setHeader("WWW-Authenticate", CHALLENGE);
      response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
    } else {
      response.sendRedirect("/dashboard");
    }
  }
}
