package org.freshet.partstream.cdi;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.freshet.partstream.config.StreamSettings;
import org.freshet.partstream.stream.OpenStreams;

/** Makes what streams need, and ends them with the application. */
@ApplicationScoped
class StreamBeans {

  @Inject PartStreamExtension extension;
  @Inject ManagedWorkers workers;

  @Produces
  @Singleton
  OpenStreams open() {
    StreamSettings settings = extension.settings().streams();
    return new OpenStreams(
        settings.most(), settings.mostOfCaller(), workers::clock, System::nanoTime);
  }

  void end(@Disposes OpenStreams open) {
    open.end();
  }
}
