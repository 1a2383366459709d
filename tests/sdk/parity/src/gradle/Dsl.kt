/** What Gradle's Kotlin DSL brings or generates, as far as our scripts use it. */
@file:Suppress("UNUSED_PARAMETER")

package dsl

import org.gradle.api.Action
import org.gradle.api.NamedDomainObjectContainer
import org.gradle.api.NamedDomainObjectProvider
import org.gradle.api.Project
import org.gradle.api.Task
import org.gradle.api.artifacts.Dependency
import org.gradle.api.artifacts.ModuleDependency
import org.gradle.api.artifacts.dsl.DependencyHandler
import org.gradle.api.artifacts.dsl.RepositoryHandler
import org.gradle.api.plugins.BasePlugin
import org.gradle.api.plugins.ExtensionContainer
import org.gradle.api.plugins.JavaLibraryPlugin
import org.gradle.api.tasks.TaskCollection
import org.gradle.api.tasks.TaskContainer
import org.gradle.api.tasks.TaskProvider
import org.gradle.plugin.use.PluginDependencySpec

class PluginScope(private val project: Project) {
    fun id(name: String) {
        require(name == "io.ia.sdk.modl") { "the parity check knows no plugin $name" }
        project.pluginManager.apply(ModlPlugin::class.java)
    }

    val base: Unit get() = project.pluginManager.apply(BasePlugin::class.java)
    val `java-library`: Unit get() = project.pluginManager.apply(JavaLibraryPlugin::class.java)
}

fun Project.plugins(block: PluginScope.() -> Unit) = PluginScope(this).block()

fun Project.ignitionModule(block: IgnitionModule.() -> Unit) =
    extensions.getByType(IgnitionModule::class.java).block()

val TaskContainer.writeModuleXml: TaskProvider<WriteModuleXml>
    get() = named("writeModuleXml", WriteModuleXml::class.java)

operator fun <T : Any> NamedDomainObjectProvider<T>.invoke(block: T.() -> Unit) = configure { block() }

operator fun <T : Any> NamedDomainObjectContainer<T>.invoke(block: NamedDomainObjectContainer<T>.() -> Unit) = block()

inline fun <reified T : Any> ExtensionContainer.configure(noinline block: T.() -> Unit) =
    getByType(T::class.java).block()

inline fun <reified T : Task> TaskContainer.named(name: String, noinline block: T.() -> Unit): TaskProvider<T> =
    named(name, T::class.java).also { it.configure { block() } }

inline fun <reified T : Task> TaskContainer.register(name: String, noinline block: T.() -> Unit): TaskProvider<T> =
    register(name, T::class.java, Action<T> { block() })

inline fun <reified T : Task> TaskContainer.withType(): TaskCollection<T> = withType(T::class.java)

class DependencyScope(private val handler: DependencyHandler) : DependencyHandler by handler {
    operator fun String.invoke(notation: Any): Dependency? = handler.add(this, notation)

    operator fun String.invoke(notation: Any, block: ModuleDependency.() -> Unit): Dependency? {
        val dependency = handler.create(notation) as ModuleDependency
        dependency.block()
        return handler.add(this, dependency)
    }

    fun compileOnly(notation: Any) = handler.add("compileOnly", notation)

    fun testImplementation(notation: Any) = handler.add("testImplementation", notation)

    fun testRuntimeOnly(notation: Any) = handler.add("testRuntimeOnly", notation)
}

fun Project.dependencies(block: DependencyScope.() -> Unit) = DependencyScope(dependencies).block()

fun RepositoryHandler.maven(url: Any) {
    maven { setUrl(url) }
}

infix fun PluginDependencySpec.version(version: String): PluginDependencySpec? = version(version)
