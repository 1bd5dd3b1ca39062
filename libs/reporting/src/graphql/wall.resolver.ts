import { Can, CurrentReader, type Reader } from '@app/platform';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { type Wall, WallService } from '../wall.service';
import { stretchesOf } from './segments';
import { FiguresInput } from './figure.input';
import { WallType } from './wall.types';

const asType = (wall: Wall): WallType => ({ ...wall, segments: stretchesOf(wall.segments) });

@Resolver()
export class WallResolver {
  constructor(private readonly walls: WallService) {}

  @Can('figure:read')
  @Query(() => WallType, { description: '工作看板。The dashboard and the meeting pages of a unit and its subtree.' })
  async wall(@CurrentReader() reader: Reader, @Args('input', { description: 'What is asked.' }) input: FiguresInput): Promise<WallType> {
    return asType(await this.walls.wall(reader, input));
  }
}
