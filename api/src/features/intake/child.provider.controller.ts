import { Body, Get, HttpCode, Post, Put } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import type { Actor } from '../../platform/auth/actor';
import { Allow, CurrentActor, Id } from '../../platform/auth/current-actor';
import { ProviderController } from '../../platform/http/audience';
import { SeenVersion } from '../../platform/http/if-match';
import { ChildCoursesQuery } from './child-courses';
import { ChildListQuery } from './child-list';
import { ChildList } from './child-list.view';
import { ChildCard, ChildCourses, ChildMatches, RevealedIin } from './child-match.view';
import { CorrectChildAct } from './correct-child';
import { FindChildQuery } from './find-child';
import { CorrectChild, FindChild, MergeChild, RevealIin } from './register-case-file.dto';
import { SearchChildren } from './search-children.dto';

@ProviderController('children')
export class ChildProviderController {
  constructor(
    private readonly children: FindChildQuery,
    private readonly cards: CorrectChildAct,
    private readonly lists: ChildListQuery,
    private readonly courses: ChildCoursesQuery,
  ) {}

  /** A POST, because a name or an IIN never stands in an address. */
  @Post('search')
  @Allow('case-file.read')
  @HttpCode(200)
  @ApiOkResponse({ type: ChildList })
  search(@CurrentActor() actor: Actor, @Body() sought: SearchChildren): Promise<ChildList> {
    return this.lists.search(actor, sought);
  }

  /** A POST, because an IIN never stands in an address. */
  @Post('matches')
  @Allow('child.find')
  @HttpCode(200)
  @ApiOkResponse({ type: ChildMatches })
  matches(@CurrentActor() actor: Actor, @Body() sought: FindChild): Promise<ChildMatches> {
    return this.children.matches(actor, sought);
  }

  @Get(':childId')
  @Allow('child.find')
  @ApiOkResponse({ type: ChildCard })
  read(@CurrentActor() actor: Actor, @Id('childId') id: string): Promise<ChildCard> {
    return this.cards.read(actor, id);
  }

  @Get(':childId/courses')
  @Allow('child.find')
  @ApiOkResponse({ type: ChildCourses })
  coursesOf(@CurrentActor() actor: Actor, @Id('childId') id: string): Promise<ChildCourses> {
    return this.courses.read(actor, id);
  }

  @Put(':childId')
  @Allow('child.correct')
  @ApiOkResponse({ type: ChildCard })
  correct(
    @CurrentActor() actor: Actor,
    @Id('childId') id: string,
    @SeenVersion() seen: number,
    @Body() card: CorrectChild,
  ): Promise<ChildCard> {
    return this.cards.correct(actor, id, seen, card);
  }

  @Post(':childId/merge')
  @Allow('child.correct')
  @HttpCode(200)
  @ApiOkResponse({ type: ChildCard })
  merge(@CurrentActor() actor: Actor, @Id('childId') id: string, @Body() terms: MergeChild): Promise<ChildCard> {
    return this.cards.merge(actor, id, terms);
  }

  /** An IIN in full: a separate act with a reason, and a POST, because it is recorded. */
  @Post(':childId/iin')
  @Allow('child.reveal-iin')
  @HttpCode(200)
  @ApiOkResponse({ type: RevealedIin })
  reveal(@CurrentActor() actor: Actor, @Id('childId') id: string, @Body() why: RevealIin): Promise<RevealedIin> {
    return this.children.reveal(actor, id, why);
  }
}
