/** Stands in for the plugin io.ia.sdk.modl 0.5.0: its types, tasks and configurations, without its work. */
package dsl

import org.gradle.api.DefaultTask
import org.gradle.api.Named
import org.gradle.api.NamedDomainObjectContainer
import org.gradle.api.Plugin
import org.gradle.api.Project
import org.gradle.api.file.ConfigurableFileCollection
import org.gradle.api.provider.MapProperty
import org.gradle.api.provider.Property

abstract class ModuleDependencySpec(private val id: String) : Named {
    var scope: String = ""
    var required: Boolean = false

    override fun getName() = id
}

abstract class IgnitionModule {
    abstract val name: Property<String>
    abstract val id: Property<String>
    abstract val fileName: Property<String>
    abstract val moduleVersion: Property<String>
    abstract val moduleDescription: Property<String>
    abstract val requiredIgnitionVersion: Property<String>
    abstract val requiredFrameworkVersion: Property<String>
    abstract val license: Property<String>
    abstract val documentationIndex: Property<String>
    abstract val documentationFiles: ConfigurableFileCollection
    abstract val projectScopes: MapProperty<String, String>
    abstract val hooks: MapProperty<String, String>
    abstract val moduleDependencies: MapProperty<String, String>
    abstract val moduleDependencySpecs: NamedDomainObjectContainer<ModuleDependencySpec>
    abstract val requireFromPlatform: MapProperty<String, String>
    abstract val metaInfo: MapProperty<String, String>
    abstract val freeModule: Property<Boolean>
    abstract val skipModlSigning: Property<Boolean>
    abstract val applyInductiveArtifactRepo: Property<Boolean>
}

abstract class WriteModuleXml : DefaultTask() {
    abstract val foldJars: Property<Boolean>
}

class ModlPlugin : Plugin<Project> {
    override fun apply(project: Project) {
        val module = project.extensions.create("ignitionModule", IgnitionModule::class.java)
        conventions(module)
        for (task in listOf("assembleModlStructure", "zipModule", "signModule", "checksumModl", "modlReport")) {
            project.tasks.register(task)
        }
        val write = project.tasks.register("writeModuleXml", WriteModuleXml::class.java)
        write.configure { foldJars.convention(false) }
        project.allprojects { pluginManager.withPlugin("java-library") { configurations(this@allprojects) } }
    }

    private fun conventions(module: IgnitionModule) {
        module.moduleDescription.convention("")
        module.requiredIgnitionVersion.convention("8.0.0")
        module.requiredFrameworkVersion.convention("8")
        module.license.convention("")
        module.freeModule.convention(false)
        module.skipModlSigning.convention(false)
    }

    private fun configurations(project: Project) {
        val api = project.configurations.create("modlApi")
        val implementation = project.configurations.create("modlImplementation")
        implementation.isTransitive = false
        project.configurations.getByName("api").extendsFrom(api)
        project.configurations.getByName("implementation").extendsFrom(implementation)
    }
}
