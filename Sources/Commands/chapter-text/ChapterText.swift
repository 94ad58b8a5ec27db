import ArgumentParser
@main struct ChapterText: ParsableCommand {}
