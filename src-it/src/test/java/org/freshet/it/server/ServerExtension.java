package org.freshet.it.server;

import java.lang.annotation.Annotation;
import org.jboss.arquillian.container.spi.ContainerRegistry;
import org.jboss.arquillian.container.spi.client.deployment.TargetDescription;
import org.jboss.arquillian.container.spi.event.DeploymentEvent;
import org.jboss.arquillian.core.api.Event;
import org.jboss.arquillian.core.api.Instance;
import org.jboss.arquillian.core.api.annotation.Inject;
import org.jboss.arquillian.core.spi.LoadableExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.arquillian.test.spi.enricher.resource.ResourceProvider;

/** Makes {@link Server} injectable. */
public final class ServerExtension implements LoadableExtension {

  @Override
  public void register(ExtensionBuilder builder) {
    builder.service(ResourceProvider.class, Provider.class);
  }

  /** Arquillian makes it, injects it and asks it. */
  public static final class Provider implements ResourceProvider {

    @Inject private Instance<ContainerRegistry> containers;
    @Inject private Event<DeploymentEvent> deployments;

    @Override
    public boolean canProvide(Class<?> type) {
      return type == Server.class;
    }

    @Override
    public Object lookup(ArquillianResource resource, Annotation... qualifiers) {
      return new Server(containers.get().getContainer(TargetDescription.DEFAULT), deployments);
    }
  }
}
