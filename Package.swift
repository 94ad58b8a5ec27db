// swift-tools-version: 6.3
import Foundation
import PackageDescription

// MARK: What this machine's compiler may use

/// SwiftPM refuses a dependency with unsafe flags, so they are left out when the package is somebody's
/// checkout. The kernels then multiply and add in two roundings, on narrow vectors, and say so once.
let isDependency = Context.packageDirectory.contains("/checkouts/")

/// The widest vectors of this machine: "AVX512", "AVX2" or "NEON"; nil where they are not to be used.
/// `CHAPTERS_ARCH=haswell` builds for another x86 processor than the one that compiles.
let architecture = Context.environment["CHAPTERS_ARCH"] ?? "native"
let vectors: String? = {
  if isDependency { return nil }
  #if arch(arm64)
    return "NEON"
  #else
    if architecture == "haswell" { return "AVX2" }
    #if os(macOS)
      return "AVX2"
    #else
      let cpu = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
      if cpu.contains("avx512f") && cpu.contains("avx512dq") { return "AVX512" }
      return cpu.contains("avx2") && cpu.contains("fma") ? "AVX2" : nil
    #endif
  #endif
}()

/// Optimised even under a plain `swift run` and `swift test`: without optimisation the kernels are a
/// hundred times slower, and file by file their generic functions are not specialised.
let settings: [SwiftSetting] = {
  if isDependency { return [] }
  var flags = ["-O", "-wmo", "-num-threads", "1", "-disable-batch-mode"]
  flags += ["-Xcc", "-fno-math-errno"]  // a square root is an instruction, not a call
  #if arch(x86_64)
    if vectors != nil { flags += ["-Xcc", "-march=\(architecture)"] }
  #endif
  let conditions = vectors.map { [$0, "FUSED_MULTIPLY_ADD"] } ?? []
  return [.unsafeFlags(flags)] + conditions.map { .define($0) }
}()

// MARK: Targets

func engine(
  _ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource] = []
) -> Target {
  .target(
    name: name, dependencies: dependencies, path: "Sources/Engine/\(name)",
    resources: resources, swiftSettings: settings)
}

func chapter(_ number: Int, _ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .target(
    name: name, dependencies: dependencies, path: "Sources/Chapters/\(number)-\(name)",
    swiftSettings: settings)
}

func command(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .executableTarget(
    name: name, dependencies: dependencies + [argumentParser],
    path: "Sources/Commands/\(name)", swiftSettings: settings)
}

func tests(_ name: String, in folder: String, _ dependencies: [Target.Dependency]) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: dependencies, path: "Tests/\(folder)/\(name)Tests",
    swiftSettings: settings)
}

let argumentParser = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
  name: "GenerativeChapters",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "Tensors", targets: ["Tensors"]),
    .library(name: "NeuralNetworks", targets: ["NeuralNetworks"]),
    .library(name: "GradientChecking", targets: ["GradientChecking"]),
    .library(name: "Datasets", targets: ["Datasets"]),
    .library(name: "Pictures", targets: ["Pictures"]),
    .library(name: "Training", targets: ["Training"]),
    .library(name: "Evaluation", targets: ["Evaluation"]),
    .library(name: "FeatureNetworks", targets: ["FeatureNetworks"]),
    .library(name: "TextGeneration", targets: ["TextGeneration"]),
    .library(name: "DeepDream", targets: ["DeepDream"]),
    .library(name: "StyleTransfer", targets: ["StyleTransfer"]),
    .library(name: "VariationalAutoencoder", targets: ["VariationalAutoencoder"]),
    .library(name: "GAN", targets: ["GAN"]),
    .library(name: "DCGAN", targets: ["DCGAN"]),
    .library(name: "SSGAN", targets: ["SSGAN"]),
    .library(name: "GANTraining", targets: ["GANTraining"]),
    .executable(name: "chapter-text", targets: ["chapter-text"]),
    .executable(name: "chapter-dream", targets: ["chapter-dream"]),
    .executable(name: "chapter-style", targets: ["chapter-style"]),
    .executable(name: "feature-network", targets: ["feature-network"]),
    .executable(name: "chapter-vae", targets: ["chapter-vae"]),
    .executable(name: "chapter-gan", targets: ["chapter-gan"]),
    .executable(name: "chapter-dcgan", targets: ["chapter-dcgan"]),
    .executable(name: "chapter-ssgan", targets: ["chapter-ssgan"]),
    .executable(name: "chapter-tricks", targets: ["chapter-tricks"]),
    .executable(name: "sample-quality", targets: ["sample-quality"]),
    .executable(name: "benchmarks", targets: ["benchmarks"]),
    .executable(name: "figures", targets: ["figures"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.6.0")
  ],
  targets: [
    .systemLibrary(
      name: "CPNG", path: "Sources/Engine/CPNG", pkgConfig: "libpng",
      providers: [.apt(["libpng-dev"]), .brew(["libpng"])]),
    .systemLibrary(
      name: "CZlib", path: "Sources/Engine/CZlib", pkgConfig: "zlib",
      providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),

    engine("Kernels"),
    engine("Tensors", ["Kernels"]),
    engine("GradientChecking", ["Tensors"]),
    engine("NeuralNetworks", ["Tensors", "Kernels"]),
    engine(
      "Datasets", ["Kernels", "Tensors", "Pictures", "CZlib"],
      resources: [.copy("Text/Prose")]),
    engine("Pictures", ["Tensors", "CPNG"]),
    engine("Training", ["Tensors", "NeuralNetworks"]),
    engine(
      "Evaluation",
      ["Kernels", "Tensors", "NeuralNetworks", "Datasets", "Pictures", "Training"],
      resources: [.copy("Weights")]),
    engine(
      "FeatureNetworks",
      ["Kernels", "Tensors", "NeuralNetworks", "Datasets", "Pictures", "Training"],
      resources: [.copy("Weights")]),

    chapter(
      1, "TextGeneration", ["Tensors", "NeuralNetworks", "Datasets", "Pictures", "Training"]),
    chapter(
      2, "DeepDream",
      ["Tensors", "NeuralNetworks", "Datasets", "Pictures", "Training", "FeatureNetworks"]),
    chapter(
      3, "StyleTransfer",
      ["Tensors", "NeuralNetworks", "Datasets", "Pictures", "Training", "FeatureNetworks"]),
    chapter(
      4, "VariationalAutoencoder",
      ["Tensors", "NeuralNetworks", "Datasets", "Pictures", "Training", "Evaluation"]),
    chapter(
      5, "GAN",
      [
        "Tensors", "NeuralNetworks", "Datasets", "Pictures", "Training", "VariationalAutoencoder",
      ]),
    chapter(6, "DCGAN", ["Tensors", "NeuralNetworks", "Datasets", "Pictures", "Training", "GAN"]),
    chapter(
      7, "SSGAN", ["Tensors", "NeuralNetworks", "Datasets", "Pictures", "Training", "GAN"]),
    chapter(
      8, "GANTraining",
      [
        "Kernels", "Tensors", "NeuralNetworks", "Datasets", "Pictures", "Evaluation", "Training",
        "GAN", "DCGAN",
      ]),

    .target(
      name: "ChapterOptions",
      dependencies: [
        "Kernels", "Tensors", "NeuralNetworks", "Datasets", "Pictures", "Training", "Evaluation",
        "FeatureNetworks", "GAN", argumentParser,
      ],
      path: "Sources/Commands/ChapterOptions", swiftSettings: settings),
    command(
      "chapter-text",
      [
        "ChapterOptions", "TextGeneration", "Datasets", "Pictures", "NeuralNetworks", "Tensors",
        "Training",
      ]),
    command(
      "feature-network",
      [
        "ChapterOptions", "FeatureNetworks", "Datasets", "NeuralNetworks", "Tensors", "Training",
      ]),
    command(
      "chapter-dream",
      [
        "ChapterOptions", "DeepDream", "FeatureNetworks", "Datasets", "Pictures", "NeuralNetworks",
        "Tensors", "Training",
      ]),
    command(
      "chapter-style",
      [
        "ChapterOptions", "StyleTransfer", "FeatureNetworks", "Datasets", "Pictures",
        "NeuralNetworks", "Tensors", "Training",
      ]),
    command(
      "chapter-vae",
      [
        "ChapterOptions", "VariationalAutoencoder", "Datasets", "Evaluation", "GAN", "Pictures",
        "NeuralNetworks", "Tensors", "Training",
      ]),
    command(
      "chapter-gan",
      ["ChapterOptions", "GAN", "Datasets", "Pictures", "NeuralNetworks", "Tensors", "Training"]),
    command(
      "chapter-dcgan",
      [
        "ChapterOptions", "DCGAN", "GAN", "Datasets", "Pictures", "NeuralNetworks", "Tensors",
        "Training",
      ]),
    command(
      "chapter-ssgan",
      [
        "ChapterOptions", "SSGAN", "GAN", "Datasets", "Evaluation", "Pictures", "NeuralNetworks",
        "Tensors", "Training",
      ]),
    command(
      "chapter-tricks",
      [
        "ChapterOptions", "GANTraining", "GAN", "Pictures", "Kernels", "NeuralNetworks", "Tensors",
        "Training",
      ]),
    command(
      "sample-quality",
      ["ChapterOptions", "Datasets", "Evaluation", "Pictures", "Tensors", "Training"]),
    command(
      "benchmarks",
      [
        "Kernels", "Tensors", "NeuralNetworks", "Datasets", "Training", "TextGeneration",
        "FeatureNetworks", "DeepDream", "StyleTransfer", "VariationalAutoencoder", "GAN", "DCGAN",
        "SSGAN",
      ]),
    command(
      "figures",
      [
        "ChapterOptions", "TextGeneration", "FeatureNetworks", "DeepDream", "StyleTransfer",
        "VariationalAutoencoder", "DCGAN", "SSGAN", "GANTraining", "Evaluation", "GAN", "Datasets",
        "Pictures", "Kernels", "NeuralNetworks", "Tensors", "Training",
      ]),

    tests("Kernels", in: "Engine", ["Kernels"]),
    tests("Tensors", in: "Engine", ["Kernels", "Tensors", "GradientChecking"]),
    tests("GradientChecking", in: "Engine", ["Tensors", "GradientChecking"]),
    tests("NeuralNetworks", in: "Engine", ["Tensors", "NeuralNetworks", "GradientChecking"]),
    tests(
      "Datasets", in: "Engine",
      ["Kernels", "Tensors", "NeuralNetworks", "Pictures", "Datasets", "CZlib"]),
    tests("Pictures", in: "Engine", ["Tensors", "Pictures"]),
    tests("Training", in: "Engine", ["Tensors", "NeuralNetworks", "Training"]),
    tests(
      "Evaluation", in: "Engine",
      [
        "Kernels", "Tensors", "NeuralNetworks", "Datasets", "Pictures", "Training", "Evaluation",
      ]),
    tests(
      "FeatureNetworks", in: "Engine",
      [
        "Kernels", "Tensors", "NeuralNetworks", "Datasets", "Pictures", "Training",
        "FeatureNetworks", "GradientChecking",
      ]),
    tests(
      "DeepDream", in: "Chapters",
      [
        "DeepDream", "FeatureNetworks", "Kernels", "Tensors", "NeuralNetworks", "Datasets",
        "Pictures", "Training", "GradientChecking",
      ]),
    tests(
      "StyleTransfer", in: "Chapters",
      [
        "StyleTransfer", "FeatureNetworks", "Kernels", "Tensors", "NeuralNetworks", "Datasets",
        "Pictures", "Training", "GradientChecking",
      ]),
    tests(
      "TextGeneration", in: "Chapters",
      [
        "TextGeneration", "Tensors", "NeuralNetworks", "Datasets", "Pictures", "Training",
        "GradientChecking",
      ]),
    tests(
      "VariationalAutoencoder", in: "Chapters",
      [
        "VariationalAutoencoder", "Kernels", "Tensors", "NeuralNetworks", "Datasets", "Evaluation",
        "Pictures", "Training", "GradientChecking",
      ]),
    tests(
      "GAN", in: "Chapters",
      [
        "GAN", "VariationalAutoencoder", "Kernels", "Tensors", "NeuralNetworks", "Datasets",
        "Pictures", "Training", "GradientChecking",
      ]),
    tests(
      "DCGAN", in: "Chapters",
      [
        "DCGAN", "GAN", "Kernels", "Tensors", "NeuralNetworks", "Datasets", "Pictures", "Training",
        "GradientChecking",
      ]),
    tests(
      "SSGAN", in: "Chapters",
      [
        "SSGAN", "GAN", "Kernels", "Tensors", "NeuralNetworks", "Datasets", "Training",
        "GradientChecking",
      ]),
    tests(
      "GANTraining", in: "Chapters",
      [
        "GANTraining", "GAN", "DCGAN", "Kernels", "Tensors", "NeuralNetworks", "Datasets",
        "Pictures", "Training", "GradientChecking",
      ]),
    tests(
      "Command", in: "Commands",
      [
        "Evaluation", "Pictures", "Training", "chapter-text", "chapter-dream",
        "chapter-style", "feature-network", "chapter-vae", "chapter-gan", "chapter-dcgan",
        "chapter-ssgan", "chapter-tricks", "sample-quality", "benchmarks", "figures",
      ]),
    tests(
      "Tutorial", in: "Tutorials",
      [
        "Kernels", "Tensors", "NeuralNetworks", "Datasets", "Evaluation", "ChapterOptions",
        "TextGeneration", "FeatureNetworks", "DeepDream", "StyleTransfer", "VariationalAutoencoder",
        "GAN", "DCGAN", "SSGAN",
        "chapter-text", "chapter-dream", "chapter-style", "feature-network", "chapter-vae",
        "chapter-gan", "chapter-dcgan", "chapter-ssgan", "sample-quality", "figures",
      ]),
  ],
  swiftLanguageModes: [.v6]
)
