package dev.testgateway.web;

import com.inductiveautomation.ignition.common.gson.reflect.TypeToken;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Who may log in: {@code users.json} in the home folder, or else three people whose password is their name. */
final class Users {
    private static final List<User> DEFAULTS = List.of(
            new User("admin", "admin", List.of("Administrator")),
            new User("viewer", "viewer", List.of("Viewer")),
            new User("nobody", "nobody", List.of()));

    private final JsonFile<List<User>> file;

    Users(Path home) {
        file = new JsonFile<>(home.resolve("users.json"), new TypeToken<List<User>>() {}.getType(), DEFAULTS);
    }

    Optional<User> authenticate(String name, String password) {
        return file.get().stream()
                .filter(user -> user.name().equals(name) && user.password().equals(password))
                .findFirst();
    }
}
