import java.nio.file.Path;
import java.util.Map;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;

/**
 * A Neo4j server of the tests: java Launcher HOME PASSWORD, with its settings in HOME/neo4j.conf
 *
 * It prints "up" once it takes connections, and shuts down when its input is closed, so that it never outlives the
 * process that started it.
 */
public class Launcher {
    public static void main(String[] arguments) throws Exception {
        Path home = Path.of(arguments[0]);
        DatabaseManagementService server = new DatabaseManagementServiceBuilder(home)
                .loadPropertiesFromFile(home.resolve("neo4j.conf"))
                .build();
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown));
        server.database("system").executeTransactionally(
                "CREATE OR REPLACE USER neo4j SET PASSWORD $password CHANGE NOT REQUIRED",
                Map.of("password", arguments[1]));
        System.out.println("up");
        while (System.in.read() >= 0) {
            continue;
        }
        System.exit(0);
    }
}
