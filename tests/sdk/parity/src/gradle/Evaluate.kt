/** Evaluates one or more copies of the Gradle build and writes the module.xml of each. */
package dsl

import java.io.File
import java.util.Properties
import org.gradle.api.Project
import org.gradle.api.initialization.Settings
import org.gradle.testfixtures.ProjectBuilder

/** Arguments, for each copy: the package its scripts were compiled into, its folder, the file to write. */
fun main(arguments: Array<String>) {
    for ((name, folder, target) in arguments.toList().chunked(3)) {
        File(target).writeText(outcome(name, File(folder)))
    }
    System.exit(0) // Gradle's threads would keep the process alive.
}

/** The file, or, on a line of its own, why there is none. */
private fun outcome(name: String, folder: File) =
    try {
        PluginXml(evaluate(name, folder)).text()
    } catch (e: Exception) {
        "FAILED: " + generateSequence<Throwable>(e) { it.cause }.last()
    }

private fun evaluate(name: String, folder: File): Project {
    val recorded = RecordedSettings(folder)
    RecordedSettings.current = recorded
    script(name, "settings", Settings::class.java)(recorded.settings)
    check(recorded.plugins["io.ia.sdk.modl"] != null) { "settings.gradle.kts gives io.ia.sdk.modl no version" }
    val root = ProjectBuilder.builder().withName(recorded.rootName).withProjectDir(folder).build()
    loadProperties(root)
    val children = recorded.folders.filterKeys { it.isNotEmpty() }.map { (path, place) -> child(root, path, place) }
    script(name, "root", Project::class.java)(root)
    children.sortedBy { it.path }.forEach { script(name, it.name, Project::class.java)(it) }
    root.allprojects { tasks.toList() } // which also runs what the scripts say of each task
    return root
}

/** ProjectBuilder, other than a build, does not read gradle.properties of the root folder. */
private fun loadProperties(root: Project) {
    val read = Properties().apply { root.file("gradle.properties").reader().use { load(it) } }
    read.forEach { (key, value) -> root.extensions.extraProperties.set(key.toString(), value) }
}

private fun child(root: Project, path: String, folder: File): Project {
    check(folder.isDirectory) { "$path has no folder $folder" }
    return ProjectBuilder.builder().withName(path.drop(1)).withParent(root).withProjectDir(folder).build()
}

/** The function that a script was wrapped into. */
private fun script(copy: String, script: String, argument: Class<*>): (Any) -> Unit {
    val method = Class.forName("$copy.${script.replaceFirstChar(Char::uppercase)}").getMethod(script, argument)
    return {
        try {
            method.invoke(null, it)
        } catch (e: java.lang.reflect.InvocationTargetException) {
            throw e.targetException
        }
    }
}
