package org.freshet.it.platform.app;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.PathParam;
import jakarta.websocket.server.ServerEndpoint;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;
import java.util.List;

/** Whoever is in a room hears what is said there. */
@ServerEndpoint(value = "/rooms/{room}", configurator = Room.SameSite.class)
@Dependent
public class Room {

  @Inject Tickets tickets;

  @OnOpen
  public void open(Session session, @PathParam("room") String room) throws IOException {
    List<String> ticket = session.getRequestParameterMap().get("ticket");
    String name = ticket == null ? null : tickets.take(ticket.get(0));
    if (name == null) {
      session.close(new CloseReason(CloseCodes.VIOLATED_POLICY, "no ticket"));
      return;
    }
    session.setMaxIdleTimeout(60_000);
    session.getUserProperties().put("room", room);
    session.getUserProperties().put("name", name);
    session.getBasicRemote().sendText("welcome " + name);
  }

  @OnMessage(maxMessageSize = 100)
  public void say(String text, Session session, @PathParam("room") String room) throws IOException {
    for (Session other : session.getOpenSessions()) {
      if (room.equals(other.getUserProperties().get("room"))) {
        other.getBasicRemote().sendText(session.getUserProperties().get("name") + ": " + text);
      }
    }
  }

  /** Refuses the handshake of pages of other sites. */
  public static class SameSite extends ServerEndpointConfig.Configurator {

    @Override
    public boolean checkOrigin(String origin) {
      return origin == null || origin.isEmpty() || origin.equals("https://shop.example");
    }
  }
}
