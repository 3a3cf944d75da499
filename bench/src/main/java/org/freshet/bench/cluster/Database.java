package org.freshet.bench.cluster;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.h2.tools.Server;

/** The database of all nodes: in the memory of this process, reached by TCP. */
final class Database implements AutoCloseable {

  private static final String HERE = "jdbc:h2:mem:site;DB_CLOSE_DELAY=-1";

  private final Server server;

  /** A database with entries of version 0, numbered from 1; the account is that of WildFly. */
  Database(int entries) throws SQLException {
    try (Connection connection = DriverManager.getConnection(HERE, "sa", "sa");
        Statement statement = connection.createStatement()) {
      statement.execute("drop table if exists ENTRY");
      statement.execute("create table ENTRY (ID int primary key, VERSION int not null)");
      statement.execute("insert into ENTRY select X, 0 from system_range(1, " + entries + ")");
    }
    server = Server.createTcpServer("-tcpPort", "0").start();
  }

  /** Its URL for another process. */
  String url() {
    return "jdbc:h2:tcp://127.0.0.1:" + server.getPort() + "/mem:site";
  }

  @Override
  public void close() {
    server.stop();
  }
}
