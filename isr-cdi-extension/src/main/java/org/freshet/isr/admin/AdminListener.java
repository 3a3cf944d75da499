package org.freshet.isr.admin;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletRegistration;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.freshet.isr.config.Codes;
import org.freshet.isr.config.IsrSettings;

/**
 * Adds the operator's servlet where {@code isr.admin.enabled} says so; elsewhere there is nothing
 * at its address. Called by the library's web fragment, which servers do not read from {@code
 * EAR/lib}.
 */
public class AdminListener implements ServletContextListener {

  /** The name of the servlet. */
  public static final String NAME = "org.freshet.isr.admin";

  private static final Logger LOG = System.getLogger(AdminListener.class.getName());
  private static final String PATTERN = "/isr/admin/*";

  @Inject IsrSettings settings;

  @Override
  public void contextInitialized(ServletContextEvent event) {
    if (!settings.admin()) {
      return;
    }
    ServletContext context = event.getServletContext();
    ServletRegistration.Dynamic servlet = context.addServlet(NAME, AdminServlet.class);
    if (servlet == null || !servlet.addMapping(PATTERN).isEmpty()) {
      LOG.log(
          Level.ERROR,
          Codes.NO_ADMIN
              + ": another servlet of the application answers "
              + context.getContextPath()
              + PATTERN
              + ", so that isr.admin.enabled has no effect");
    }
  }
}
