public let textGenerationPlaceholder = 0
