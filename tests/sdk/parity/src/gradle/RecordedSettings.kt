/** A Settings that remembers what settings.gradle.kts says; Gradle has none to be had without a build. */
package dsl

import java.io.File
import java.lang.reflect.InvocationHandler
import java.lang.reflect.Proxy
import org.gradle.api.Action
import org.gradle.api.artifacts.dsl.RepositoryHandler
import org.gradle.api.initialization.ProjectDescriptor
import org.gradle.api.initialization.Settings
import org.gradle.api.initialization.resolve.DependencyResolutionManagement
import org.gradle.plugin.management.PluginManagementSpec
import org.gradle.plugin.use.PluginDependenciesSpec
import org.gradle.plugin.use.PluginDependencySpec

class RecordedSettings(private val folder: File) {
    var rootName = ""
    val folders = linkedMapOf<String, File>()
    val plugins = linkedMapOf<String, String>()

    val settings: Settings = stub(Settings::class.java) { name, arguments ->
        when (name) {
            "include" -> (arguments[0] as Array<*>).forEach { folders[it as String] = File(folder, it.drop(1)) }
            "project" -> descriptor(arguments[0] as String)
            "getRootProject" -> descriptor("")
            "pluginManagement" -> on(arguments[0], pluginManagement)
            "dependencyResolutionManagement" -> on(arguments[0], dependencies)
            else -> unknown(name)
        }
    }

    fun file(path: String) = File(folder, path)

    private fun descriptor(path: String): ProjectDescriptor = stub(ProjectDescriptor::class.java) { name, arguments ->
        when (name) {
            "setName" -> rootName = arguments[0] as String
            "setProjectDir" -> folders[path] = arguments[0] as File
            else -> unknown(name)
        }
    }

    private val pluginManagement = stub(PluginManagementSpec::class.java) { name, arguments ->
        when (name) {
            "repositories" -> on(arguments[0], repositories)
            "plugins" -> on(arguments[0], versions)
            else -> unknown(name)
        }
    }

    private val dependencies = stub(DependencyResolutionManagement::class.java) { name, arguments ->
        if (name == "repositories") on(arguments[0], repositories) else unknown(name)
    }

    /** Where things come from does not change what is built. */
    private val repositories = stub(RepositoryHandler::class.java) { _, _ -> null }

    private val versions = stub(PluginDependenciesSpec::class.java) { name, arguments ->
        if (name == "id") plugin(arguments[0] as String) else unknown(name)
    }

    private fun plugin(id: String): PluginDependencySpec = stub(PluginDependencySpec::class.java) { name, arguments ->
        if (name == "version") plugins[id] = arguments[0] as String else unknown(name)
        null
    }

    companion object {
        lateinit var current: RecordedSettings

        private fun unknown(name: String): Any = error("the parity check does not know $name in settings.gradle.kts")

        @Suppress("UNCHECKED_CAST")
        private fun <T : Any> on(action: Any?, receiver: T) = (action as Action<T>).execute(receiver)

        private fun <T> stub(type: Class<T>, answer: (String, Array<Any?>) -> Any?): T {
            val handler = InvocationHandler { _, method, arguments ->
                val result = answer(method.name, arguments ?: emptyArray())
                result.takeIf { method.returnType.isInstance(it) }
            }
            return type.cast(Proxy.newProxyInstance(type.classLoader, arrayOf(type), handler))
        }
    }
}

fun Settings.file(path: String): File = RecordedSettings.current.file(path)
