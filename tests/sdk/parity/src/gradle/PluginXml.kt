/** The module.xml that the plugin would write of an evaluated build; written apart from the packer's. */
package dsl

import org.gradle.api.Project
import org.gradle.api.artifacts.ModuleDependency
import org.gradle.api.artifacts.ProjectDependency
import org.gradle.jvm.tasks.Jar

class PluginXml(private val root: Project) {
    private val module = root.extensions.getByType(IgnitionModule::class.java)
    private val out = StringBuilder()

    fun text(): String {
        out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<modules>\n\t<module>\n")
        identity()
        module.hooks.get().forEach { (name, scope) -> element("hook", name, "scope" to scope) }
        depends()
        module.requireFromPlatform.get().forEach { (name, scope) -> element("require", name, "scope" to scope) }
        element("requiredFrameworkVersion", module.requiredFrameworkVersion.get())
        foldedJars().forEach { (jar, scope) -> element("jar", jar, "scope" to scope) }
        return out.append("\t</module>\n</modules>").toString()
    }

    private fun identity() {
        element("name", module.name.get())
        element("id", module.id.get())
        element("version", module.moduleVersion.getOrElse(root.version.toString()))
        element("description", module.moduleDescription.get())
        if (module.license.get().isNotEmpty()) element("license", root.file(module.license.get()).name)
        element("requiredIgnitionVersion", module.requiredIgnitionVersion.get())
        element("freeModule", module.freeModule.get().toString())
        if (module.documentationIndex.isPresent) element("documentation", module.documentationIndex.get())
    }

    /** Specs win over the older map; `required` is written from 8.3 on. */
    private fun depends() {
        val specs = module.moduleDependencySpecs.toList()
        if (specs.isEmpty()) {
            module.moduleDependencies.get().toSortedMap().forEach { (id, scope) -> element("depends", id, "scope" to scope) }
        }
        for (spec in specs.sortedBy { it.name }) {
            element("depends", spec.name, "scope" to spec.scope, "required" to spec.required.toString())
        }
    }

    private fun foldedJars(): List<Pair<String, String>> {
        check(root.tasks.named("writeModuleXml", WriteModuleXml::class.java).get().foldJars.get()) { "foldJars is off" }
        val scopes = sortedMapOf<String, Set<Char>>()
        for (project in root.allprojects.filter { it.pluginManager.hasPlugin("java-library") }) {
            val scope = module.projectScopes.get()[project.path] ?: error("${project.path} has no scope")
            for (jar in jarsOf(project)) scopes[jar] = scopes[jar].orEmpty() + scope.toSet()
        }
        return scopes.map { (jar, letters) -> jar to fold(letters.sorted().joinToString("")) }
            .sortedWith(compareBy({ -it.second.length }, { it.second }, { it.first }))
    }

    private fun fold(letters: String) = if (letters == "CDG") "A" else letters

    private fun jarsOf(project: Project): List<String> {
        val packed = listOf("modlApi", "modlImplementation").flatMap { project.configurations.getByName(it).dependencies }
        val own = project.tasks.named("jar", Jar::class.java).get().archiveFileName.get()
        return packed.filter { it !is ProjectDependency }.map { travelling(it as ModuleDependency) } + own
    }

    /** Nothing is resolved here, so a dependency that brings others along cannot be checked, and is refused. */
    private fun travelling(dependency: ModuleDependency): String {
        check(!dependency.isTransitive) { "${dependency.name} must say isTransitive = false" }
        return "${dependency.name}-${dependency.version}.jar"
    }

    private fun element(name: String, text: String, vararg attributes: Pair<String, String>) {
        val all = attributes.joinToString("") { (key, value) -> " $key=\"${escape(value)}\"" }
        out.append("\t\t<$name$all>${escape(text)}</$name>\n")
    }

    private fun escape(text: String) =
        text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;").replace("'", "&apos;")
}
